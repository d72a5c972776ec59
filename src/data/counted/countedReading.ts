import { Observable, concat, defer, of } from 'rxjs';
import { CountedRuns } from '../../domain/counted';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { LogDocument } from '../../domain/jobs/logDocument';
import { LinesPage } from '../readPage';
import { Part, REQUESTS_AT_ONCE, askParts } from './askParts';
import { mustCountChannels, mustNameProcesses, mustRunOneJob } from './countable';
import { CountedRange } from './countedRange';
import { readDoubts } from './doubts';
import { fineTicks } from './fineTicks';
import { keepLatest, latestParts, readLatest } from './latestSuccesses';
import { ReadLine, byInstance, readLine, wholeAttempts } from './lineSlice';
import { entityOf, isBegun, neighbourPart, soonPart, windowPart } from './linesAround';
import { NeighbourPlan, Neighbours, planNeighbours } from './planNeighbours';
import { unreadRuns } from './unreadRuns';

/** Lines that were read, and plain successes that were counted instead. */
export interface CountedLines {
  documents: LogDocument[];
  counted: CountedRuns[];
}

/**
 * Reads, beside the lines of trouble, those that the runs in trouble consist of; everything else was counted. Emits once, and
 * errors with `NotCountable` where nobody can be sure which lines those are.
 * @param newest the newest lines of the range, all of them
 * @param trouble every line of trouble in the range
 */
export function countedReading(counted: CountedRange, newest: LinesPage, trouble: LinesPage): Observable<CountedLines> {
  return defer(() => {
    const { kept, range, asked } = counted;
    const page = linesOf(newest, asked.catalogue);
    const troubled = linesOf(trouble, asked.catalogue);
    mustNameProcesses([...page, ...troubled]);
    mustRunOneJob(page);
    mustCountChannels(counted.kinds);
    counted.allFromMs = oldestMs(page);
    const slice = { ...range, fromMs: counted.allFromMs, openStart: false, openEnd: true };
    kept.keep(wholeAttempts(page, slice));
    const seen = new Set<string>();
    kept.keep(troubled);
    const plan = planNeighbours(byInstance(troubled).values(), asked.catalogue);
    /** The attempts that do not end soon, and the last successes whose beginning is not known. */
    const more = keepLatest(counted, seen, page);
    const ticks = fineTicks(counted, troubled, REQUESTS_AT_ONCE);
    const parts = [...ticks.parts, ...neighbourParts(counted, plan, more), ...latestParts(counted, seen, more)];
    return concat(
      askParts(counted, parts, REQUESTS_AT_ONCE),
      defer(() => {
        ticks.keep();
        return askParts(counted, furtherParts(counted, plan, more), 2);
      }),
      readLatest(counted, seen),
      readDoubts(counted),
      defer(() => {
        const runs = unreadRuns(counted.kinds, kept.all(), range, asked.catalogue);
        return of({ documents: kept.documents(), counted: runs });
      })
    );
  });
}

const neighbourParts = (counted: CountedRange, plan: NeighbourPlan, longer: Neighbours[]): Part[] => [
  ...plan.neighbours.map((one) =>
    one.side === 'after' ? soonPart(counted, one, longer) : neighbourPart(counted, one)
  ),
  ...plan.windows.map((one) => windowPart(counted, one)),
];

/** What the first parts did not hold: beginnings, ends, and where runs go on that are known by whom they are about. */
function furtherParts(counted: CountedRange, plan: NeighbourPlan, more: readonly Neighbours[]): Part[] {
  const kept = byInstance(counted.kept.all());
  const unbegun = plan.inWindows.filter((one) => !isBegun(kept.get(one.instance) ?? [], one));
  return [
    ...[...unbegun, ...more].map((one) => neighbourPart(counted, one)),
    ...plan.ofEntities.map(({ beginning, window }) =>
      windowPart(counted, window, entityOf(kept.get(beginning.instance) ?? [], beginning))
    ),
  ];
}

const oldestMs = (lines: readonly ReadLine[]): number =>
  lines.reduce((oldest, { timeMs }) => Math.min(oldest, timeMs ?? Infinity), Infinity);

const linesOf = ({ documents, timesMs }: LinesPage, catalogue: JobCatalogue): ReadLine[] =>
  documents.map((document, row) => readLine(document, timesMs[row] ?? null, catalogue));
