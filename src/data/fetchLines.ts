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
import { REQUESTS_AT_ONCE } from './counted/askParts';
import { askWidening } from './askWidening';
import { NotCountable } from './counted/countable';
import { CountedLines } from './counted/countedReading';
import { CountStep, countGaps, countedLines, readCount } from './countGaps';
import { jobLinesQuery } from './logQuery';
import { LogSource } from './logSource';
import { countTarget, linesTarget } from './logTargets';
import { CountedWay, countedWay, writesMore } from './counted/countedWay';
import { planSpans } from './planSpans';
import { Probe, probeShards } from './probeShards';
import { LinesPage, failed, readPage } from './readPage';

interface LinesLimits {
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

export interface LinesRequest extends LinesLimits {
  source: LogSource;
  app: string;
  fields: LogFields;
  /** Which jobs there are, and how their lines look. */
  catalogue: JobCatalogue;
  /** Ms since the epoch, both ends included. */
  range: TimeSpan;
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
  private countedLines: CountedLines | null = null;
  private readonly query: string;
  private readonly way: CountedWay | null;
  private readonly limits: Required<LinesLimits>;

  constructor(private readonly request: LinesRequest) {
    const {
      firstPageSize = FIRST_PAGE,
      pageSize = PAGE,
      maxLines = USUAL_MOST_LINES,
      onCap = WAY_ON,
      wholeLines = WHOLE_LINES,
    } = request;
    this.limits = { firstPageSize, pageSize, maxLines, onCap, wholeLines };
    this.query = jobLinesQuery(request.app, request.fields, request.catalogue);
    this.way = countedWay(request);
  }

  /** Reads the newest lines, counts how many there are when, and divides the rest by that. Emits after each page. */
  read(): Observable<LinesProgress> {
    const { way } = this;
    const { source, fields, catalogue, range } = this.request;
    const { firstPageSize, pageSize, wholeLines } = this.limits;
    const targets = [linesTarget(this.query, firstPageSize), countTarget(this.query)];
    const check = probeShards(source, { ...this.request, troubleQuery: way?.troubleQuery }, range).pipe(
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
        return concat(of(this.progress(rest)), check, this.readCounted(newest, readRest));
      })
    );
    // What will be needed anyway is asked at once.
    const early = way && writesMore(catalogue, range, wholeLines) ? way.answers.pipe(ignoreElements()) : EMPTY;
    return merge(pages, check, early);
  }

  /** Reads the lines of trouble and of the runs that are in it; everything where they cannot be told from the others. */
  private readCounted<T>(newest: LinesPage, readRest: Observable<T>): Observable<T> {
    const { way, count } = this;
    if (!way || !count || countedLines(count) <= this.limits.wholeLines) {
      return readRest;
    }
    return way.answers.pipe(
      mergeMap(
        (answers) =>
          way.read(answers, newest, count, this.least)?.pipe(
            tap((lines) => {
              this.countedLines = lines;
            }),
            ignoreElements()
          ) ?? readRest
      ),
      catchError((error) => (error instanceof NotCountable ? readRest : throwError(() => error)))
    );
  }

  result(): LinesResult {
    const { range } = this.request;
    if (this.count && countedLines(this.count) < this.least.lines) {
      this.gaps.push({ ...range, reason: 'truncated', detail: CUT_SHORT });
    }
    if (this.countedLines) {
      return { is: 'result', gaps: this.gaps, ...this.countedLines };
    }
    const read = [...this.lines.values()];
    const capped = this.cappedMs >= range.fromMs ? [this.capGap()] : [];
    const gaps = [...this.gaps, ...capped];
    const timesMs = read.map(({ timeMs }) => timeMs);
    const missing = countGaps(this.count ?? [], timesMs, range, gaps);
    return { is: 'result', documents: read.map(({ document }) => document), gaps: [...gaps, ...missing] };
  }

  private capGap(): Gap {
    const { maxLines, onCap } = this.limits;
    const detail = `Reading stopped at the limit of ${maxLines} lines. ${onCap}`;
    return { fromMs: this.request.range.fromMs, toMs: this.cappedMs, reason: 'truncated', detail };
  }

  /** All pages of a span, one after the other. */
  private readSpan(whole: TimeSpan): Observable<LinesProgress> {
    const { source, fields } = this.request;
    const { pageSize, maxLines } = this.limits;
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
