import {
  EMPTY,
  Observable,
  catchError,
  concat,
  defer,
  expand,
  from,
  ignoreElements,
  map,
  merge,
  mergeMap,
  of,
  share,
  shareReplay,
  tap,
  throwError,
} from 'rxjs';
import { CountedRuns } from '../domain/counted';
import { Gap, TimeSpan, USUAL_MOST_LINES } from '../domain/coverage';
import { JobCatalogue } from '../domain/jobs/jobCatalogue';
import { LogDocument } from '../domain/jobs/logDocument';
import { LogFields } from '../domain/links/logFields';
import { Answer } from './answers';
import { askPatiently } from './askPatiently';
import { WideAnswers, askWidening } from './askWidening';
import { NotCountable } from './counted/countable';
import { CountedReading } from './counted/CountedReading';
import { CountStep, countGaps, countedLines, readCount } from './countGaps';
import { KeptLines } from './counted/KeptLines';
import { kindSteps, kindTargets, readKinds } from './counted/kindCounts';
import { jobLinesQuery } from './logQuery';
import { LogSource } from './logSource';
import { LogTarget, countTarget, linesTarget } from './logTargets';
import { isCountable, troubleQuery } from './counted/plainLines';
import { planSpans } from './planSpans';
import { Probe, probeShards } from './probeShards';
import { LinesPage, failed, readPage } from './readPage';

export interface LinesRequest {
  source: LogSource;
  app: string;
  fields: LogFields;
  /** Which jobs there are, and how their lines look. */
  catalogue: JobCatalogue;
  /** Ms since the epoch, both ends included. */
  range: TimeSpan;
  /** Lines of the first page, which is to come soon. */
  firstPageSize?: number;
  /** Lines of any other page; the search engine allows 10,000. */
  pageSize?: number;
  /** Reading stops when it has so many lines, and says so. */
  maxLines?: number;
  /** The way to read on then. */
  onCap?: string;
  /** Where there are more lines than this, plain successes are counted and not read. */
  wholeLines?: number;
}

/** What was read: lines, and spans of the range of which not every line was read, and why. */
export interface ReadLines {
  documents: LogDocument[];
  gaps: Gap[];
  /** Plain successes that were counted and not read. */
  counted?: CountedRuns[];
}

export interface LinesProgress {
  is: 'progress';
  /** Lines read so far. */
  lines: number;
  /** How many there are; null where that is not known. */
  expected: number | null;
  /** After the first page: what there is to judge by so far. Null after the others. */
  soFar: ReadLines | null;
}

export interface LinesResult extends ReadLines {
  is: 'result';
}

const FIRST_PAGE = 50;
// Half of what the search engine allows: a larger answer keeps the browser busy too long at a time.
const PAGE = 5_000;
/** So many are read as fast as they are counted. */
const WHOLE_LINES = 5_000;
/** Lines of trouble: where there are more, all is read. */
const TROUBLE = 1_000;
// The counts of the recurring jobs have a bucket every five minutes, of which a search may have 65,535.
const LONGEST_COUNTED_MS = 30 * 86_400_000;
// Grafana's browser side sends five at a time, and the dashboard wants some of them.
const REQUESTS_AT_ONCE = 3;
const WAY_ON = 'Choose a shorter range, or a higher limit in the settings.';
const CUT_SHORT = 'More lines were found when asked again.';
const NO_COUNT = 'The count that shows whether every line arrived failed. ';

/** One reading. Its lines are one map for all pages: copying it a page would cost more than reading. */
class Reading {
  private readonly lines = new Map<string, { document: LogDocument; timeMs: number | null }>();
  private readonly gaps: Gap[] = [];
  private count: readonly CountStep[] | null = null;
  /** Newest time that is not read since there are too many lines. */
  private cappedMs = -Infinity;

  /** How many there are, as another search counted. */
  private least: Probe['least'] = { lines: 0, trouble: 0 };
  private readonly query: string;
  private countedReading: CountedReading | null = null;

  constructor(private readonly request: LinesRequest) {
    this.query = jobLinesQuery(request.app, request.fields, request.catalogue);
  }

  /** Reads the newest lines, counts how many there are when, and divides the rest by that. Emits after each page. */
  read(): Observable<LinesProgress> {
    const { source, app, fields, catalogue, range, firstPageSize = FIRST_PAGE, pageSize = PAGE } = this.request;
    const targets = [linesTarget(this.query, firstPageSize), countTarget(this.query)];
    // What tells which lines are trouble; asked once.
    const dear = askWidening(source, (widening) => this.troubleTargets(widening), range).pipe(
      shareReplay({ bufferSize: 1, refCount: true })
    );
    const check = probeShards(source, { app, fields, catalogue, troubleQuery: this.troubleQuery() }, range).pipe(
      tap(({ gaps, least }) => {
        this.gaps.push(...gaps);
        this.least = least;
      }),
      ignoreElements(),
      share({ resetOnComplete: false })
    );
    const pages = askWidening(source, () => targets, range).pipe(
      mergeMap(({ answers: [lines, count] }) => {
        const newest = this.takePage(readPage(lines as Answer, range, firstPageSize, fields.message));
        const { nextToMs } = newest;
        this.takeCount(count as Answer);
        if (nextToMs === null) {
          return EMPTY;
        }
        const rest = { fromMs: range.fromMs, toMs: nextToMs };
        // A page that is full may be cut off, so a span is planned to leave room.
        const spans = this.count ? planSpans(this.count, rest, pageSize - 1) : [rest];
        const readRest = from(spans).pipe(mergeMap((span) => this.readSpan(span), REQUESTS_AT_ONCE));
        // There is an answer to look at before the dearer ones come.
        return concat(of(this.progress(rest)), check, this.readCounted(newest, dear, readRest));
      })
    );
    return merge(pages, check, this.isSurelyCounted() ? dear.pipe(ignoreElements()) : EMPTY);
  }

  /** Whether the recurring jobs alone, each run of which begins and ends with a line, write more than is read whole. */
  private isSurelyCounted(): boolean {
    const { range, catalogue, wholeLines = WHOLE_LINES } = this.request;
    const runs = catalogue.types.reduce(
      (sum, { schedule, alwaysOn }) =>
        sum + (schedule && alwaysOn ? (range.toMs - range.fromMs) / schedule.everyMs : 0),
      0
    );
    return 2 * runs > wholeLines && this.troubleQuery() !== undefined;
  }

  /** Undefined where the range, or the app, is not countable. */
  private troubleQuery(): string | undefined {
    const { source, app, fields, catalogue, range } = this.request;
    const isShort = range.toMs - range.fromMs <= LONGEST_COUNTED_MS;
    return source.rawSearch && app !== '' && isShort && isCountable(catalogue)
      ? troubleQuery({ app, fields, timeField: source.rawSearch.timeField, catalogue })
      : undefined;
  }

  /** What counts the plain successes and finds everything else; nothing where the range, or the app, is not countable. */
  private troubleTargets(widening: number): LogTarget[] {
    const { app, fields, catalogue, range } = this.request;
    const query = this.troubleQuery();
    if (query === undefined) {
      return [];
    }
    return [
      { ...linesTarget(query, TROUBLE), refId: 'trouble' },
      { ...countTarget(query), refId: 'troubleCount' },
      ...kindTargets(app, fields, kindSteps(range, widening), catalogue),
    ];
  }

  /** Reads the lines of trouble and of the runs that are in it; everything where they cannot be told from the others. */
  private readCounted<T>(newest: LinesPage, dear: Observable<WideAnswers>, readRest: Observable<T>): Observable<T> {
    const { wholeLines = WHOLE_LINES } = this.request;
    if (this.troubleQuery() === undefined || !this.count || countedLines(this.count) <= wholeLines) {
      return readRest;
    }
    return dear.pipe(
      mergeMap((answers) => this.readTrouble(newest, answers) ?? readRest),
      catchError((error) => (error instanceof NotCountable ? readRest : throwError(() => error)))
    );
  }

  /** Null: what was answered is cut off, or does not add up. */
  private readTrouble(
    newest: LinesPage,
    { answers: [troubleLines, troubleCount, ...kindAnswers], widening }: WideAnswers
  ): Observable<never> | null {
    const { source, app, fields, catalogue, range } = this.request;
    if (!troubleLines || !troubleCount || !source.rawSearch || !this.count) {
      return null;
    }
    const trouble = readPage(troubleLines, range, TROUBLE, fields.message);
    const count = troubleCount.failure === null ? readCount(troubleCount.frames) : null;
    const kinds = readKinds(this.troubleTargets(widening).slice(2), kindAnswers, kindSteps(range, widening));
    if (trouble.nextToMs !== null || trouble.gaps.length > 0 || !count || !kinds) {
      return null;
    }
    if (countedLines(count) < this.least.trouble) {
      return null;
    }
    if (countGaps(count, trouble.timesMs, range, []).length > 0) {
      return null;
    }
    const asked = { app, fields, timeField: source.rawSearch.timeField, kind: source.kind, catalogue };
    const kept = new KeptLines();
    const reading = new CountedReading({ source, asked, range, count: this.count, allFromMs: Infinity, kinds, kept });
    return concat(
      reading.read(newest, trouble),
      defer(() => {
        this.countedReading = reading;
        return EMPTY;
      })
    );
  }

  result(): LinesResult {
    const { range } = this.request;
    if (this.count && countedLines(this.count) < this.least.lines) {
      this.gaps.push({ ...range, reason: 'truncated', detail: CUT_SHORT });
    }
    if (this.countedReading) {
      const documents = this.countedReading.documents();
      return { is: 'result', documents, gaps: this.gaps, counted: this.countedReading.runs() };
    }
    const read = [...this.lines.values()];
    const capped = this.cappedMs >= range.fromMs ? [this.capGap()] : [];
    const gaps = [...this.gaps, ...capped];
    const timesMs = read.map(({ timeMs }) => timeMs);
    const missing = countGaps(this.count ?? [], timesMs, range, gaps);
    return { is: 'result', documents: read.map(({ document }) => document), gaps: [...gaps, ...missing] };
  }

  private capGap(): Gap {
    const { range, maxLines = USUAL_MOST_LINES, onCap = WAY_ON } = this.request;
    const detail = `Reading stopped at the limit of ${maxLines} lines. ${onCap}`;
    return { fromMs: range.fromMs, toMs: this.cappedMs, reason: 'truncated', detail };
  }

  /** All pages of a span, one after the other. */
  private readSpan(whole: TimeSpan): Observable<LinesProgress> {
    const { source, fields, pageSize = PAGE, maxLines = USUAL_MOST_LINES } = this.request;
    const readOn = (toMs: number): Observable<LinesPage> => {
      if (this.lines.size >= maxLines) {
        this.cappedMs = Math.max(this.cappedMs, toMs);
        return EMPTY;
      }
      const span = { fromMs: whole.fromMs, toMs };
      return askPatiently(source, [linesTarget(this.query, pageSize)], span).pipe(
        map(([lines]) => this.takePage(readPage(lines as Answer, span, pageSize, fields.message)))
      );
    };
    return defer(() => readOn(whole.toMs)).pipe(
      expand(({ nextToMs }) => (nextToMs === null ? EMPTY : readOn(nextToMs))),
      map(() => this.progress(null))
    );
  }

  private takePage(page: LinesPage): LinesPage {
    page.documents.forEach((document, row) => {
      this.lines.set(document.id, { document, timeMs: page.timesMs[row] ?? null });
    });
    this.gaps.push(...page.gaps);
    return page;
  }

  private takeCount({ frames, failure }: Answer): void {
    this.count = failure === null ? readCount(frames) : null;
    if (!this.count) {
      this.gaps.push(failed(this.request.range, NO_COUNT + (failure ?? '')));
    }
  }

  private progress(rest: TimeSpan | null): LinesProgress {
    const soFar = rest && {
      documents: [...this.lines.values()].map(({ document }) => document),
      gaps: [...this.gaps, { ...rest, reason: 'being-read' } as const],
    };
    return { is: 'progress', lines: this.lines.size, expected: this.count && countedLines(this.count), soFar };
  }
}

/**
 * Reads all lines that tell of an app's jobs: the newest at once, then the rest in spans, backwards in time, at most three requests at a
 * time. Emits its progress after each page, then the result, and never errors: what could not be read is among the gaps,
 * and what was read stays. The first page brings a count along, which the lines must equal step by step, and a check that
 * every part of the index answers. Unsubscribing cancels the requests on their way.
 */
export function fetchLines(request: LinesRequest): Observable<LinesProgress | LinesResult> {
  return defer(() => {
    const reading = new Reading(request);
    return concat(
      reading.read(),
      defer(() => of(reading.result()))
    );
  });
}
