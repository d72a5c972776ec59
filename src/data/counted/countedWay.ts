import { Observable, shareReplay } from 'rxjs';
import { TimeSpan } from '../../domain/coverage';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { LogFields } from '../../domain/links/logFields';
import { WideAnswers, askWidening } from '../askWidening';
import { CountStep } from '../countGaps';
import { LogSource } from '../logSource';
import { LogTarget, linesTarget } from '../logTargets';
import { Probe, settledMs } from '../probeShards';
import { LinesPage, readPage } from '../readPage';
import { CountedLines, countedReading } from './countedReading';
import { KeptLines } from './KeptLines';
import { kindSteps, kindTargets, readKinds } from './kindCounts';
import { isCountable, troubleQuery } from './plainLines';

/** Lines of trouble: where there are more, all is read. */
const TROUBLE = 1_000;
// The counts of the recurring jobs have a bucket every five minutes, of which a search may have 65,535.
const LONGEST_MS = 30 * 86_400_000;

interface Countable {
  source: LogSource;
  app: string;
  fields: LogFields;
  catalogue: JobCatalogue;
  /** Ms since the epoch, both ends included. */
  range: TimeSpan;
}

/** The way of reading that counts plain successes. */
export interface CountedWay {
  /** Finds the lines of trouble. */
  troubleQuery: string;
  /** The lines of trouble, and the counts; asked once. */
  answers: Observable<WideAnswers>;
  /**
   * Reads what the answers leave to read; emits once, and errors with `NotCountable` where that leads nowhere.
   * Null: the answers are cut off, or do not add up.
   * @param newest the newest lines of the range, all of them
   * @param count how many lines there are
   * @param least how many the search engine itself counted
   */
  read: (
    answers: WideAnswers,
    newest: LinesPage,
    count: readonly CountStep[],
    least: Probe['least']
  ) => Observable<CountedLines> | null;
}

/** Whether the recurring jobs alone, each run of which begins and ends with a line, write more lines than that. */
export function writesMore({ types }: JobCatalogue, { fromMs, toMs }: TimeSpan, lines: number): boolean {
  const runs = types.reduce(
    (sum, { schedule, alwaysOn }) => sum + (schedule && alwaysOn ? (toMs - fromMs) / schedule.everyMs : 0),
    0
  );
  return 2 * runs > lines;
}

/** Null where the range, or the app, is not countable. */
export function countedWay({ source, app, fields, catalogue, range }: Countable): CountedWay | null {
  const { rawSearch, kind } = source;
  if (!rawSearch || app === '' || range.toMs - range.fromMs > LONGEST_MS || !isCountable(catalogue)) {
    return null;
  }
  const asked = { app, fields, timeField: rawSearch.timeField, kind, catalogue };
  const query = troubleQuery(asked);
  const kindsOf = (widening: number): LogTarget[] => kindTargets(app, fields, kindSteps(range, widening), catalogue);
  return {
    troubleQuery: query,
    answers: askWidening(
      source,
      (widening) => [{ ...linesTarget(query, TROUBLE), refId: 'trouble' }, ...kindsOf(widening)],
      range
    ).pipe(shareReplay({ bufferSize: 1, refCount: true })),
    read: ({ answers: [troubleLines, ...kindAnswers], widening }, newest, count, least) => {
      if (!troubleLines) {
        return null;
      }
      const trouble = readPage(troubleLines, range, TROUBLE, fields.message);
      const kinds = readKinds(kindsOf(widening), kindAnswers, kindSteps(range, widening));
      const settled = trouble.timesMs.filter((timeMs) => timeMs !== null && timeMs <= settledMs(range));
      if (trouble.nextToMs !== null || trouble.gaps.length > 0 || !kinds || settled.length < least.trouble) {
        return null;
      }
      const counted = { source, asked, range, count, allFromMs: Infinity, kinds, kept: new KeptLines() };
      return countedReading(counted, newest, trouble);
    },
  };
}
