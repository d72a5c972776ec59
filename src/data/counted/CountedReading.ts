import { EMPTY, Observable, concat, defer, from, ignoreElements, map, mergeMap, toArray } from 'rxjs';
import { CountedRuns } from '../../domain/counted';
import { Gap, TimeSpan } from '../../domain/coverage';
import { isEnd } from '../../domain/jobs/canEnd';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { JobEvent } from '../../domain/jobs/jobEvent';
import { LogDocument } from '../../domain/jobs/logDocument';
import { Answer } from '../answers';
import { askPatiently } from '../askPatiently';
import { NotCountable, mustNameProcesses, mustRunOneJob } from './countable';
import { CountStep, countGaps, countedLines } from '../countGaps';
import { cutOffs, joined, stepsWithin } from './doubtfulSpans';
import { KindCounts, byName, ticksTarget } from './kindCounts';
import { ReadLine, byInstance, eventIn, readLine, timeOf, wholeAttempts } from './lineSlice';
import { LogSource } from '../logSource';
import { LogTarget, linesTarget } from '../logTargets';
import {
  Asked,
  latestTarget,
  neighbourTarget,
  newestTarget,
  spanQuery,
  startsAndEndsTarget,
  typeTarget,
} from './neighbourTargets';
import { CHANNELS_JOB } from './plainLines';
import { NeighbourPlan, Neighbours, TypeWindow, attemptLines, placeOf, planNeighbours } from './planNeighbours';
import { planSpans } from '../planSpans';
import { LinesPage, readPage } from '../readPage';
import { divideTicks, withFineTicks } from './tickCounts';
import { possibleSilences, unbalancedSpans, unreadRuns } from './unreadRuns';

const MINUTE_MS = 60_000;
const REQUESTS_AT_ONCE = 3;
/** Queries of one request. */
const TARGETS = 80;
const MOST_TARGETS = 400;
const MOST_SPANS = 40;
const WINDOW_LINES = 2_000;
const SPAN_LINES = 5_000;
/** A start, and what is saved of the channels. */
const CHANNELS_LINES = 5;
/** A start, its payload, its end and the beginning of the next. */
const LATEST_LINES = 4;
const ROUNDS = 3;
/** A killed job comes back after half an hour, or, where others wait, within the hour after. */
const COMES_BACK_MS = 90 * MINUTE_MS;
/** An attempt without an end so near the end of a slice ends behind it. */
const EDGE_MS = 15 * MINUTE_MS;

interface CountedRequest {
  source: LogSource;
  asked: Asked;
  range: TimeSpan;
  /** How many lines about jobs there are, in order of time. */
  count: readonly CountStep[];
  kinds: KindCounts;
}

/** A query, and what becomes of its answer. */
interface Part {
  targetAs: (refId: string) => LogTarget;
  take: (answer: Answer) => void;
}

/** A query for lines. */
interface LinesPart {
  targetAs: (refId: string) => LogTarget;
  size: number;
  take: (lines: ReadLine[], isFull: boolean) => void;
}

/**
 * Reads, beside the lines of trouble, those that the runs in trouble consist of; everything else was counted. Errors with
 * `NotCountable` where nobody can be sure which lines those are.
 */
export class CountedReading {
  private readonly kept = new Map<string, ReadLine>();
  private readonly trouble = new Map<string, ReadLine>();
  /** Of the one job type whose starts and ends no count compares. */
  private readonly channels: ReadLine[] = [];
  private readonly spans: TimeSpan[] = [];
  /** The job types whose last success is among the lines that are kept. */
  private readonly seen = new Set<string>();
  private readonly lookedAt = new Set<string>();
  private kinds: KindCounts;
  private plan: NeighbourPlan = { neighbours: [], inWindows: [], windows: [] };

  constructor(private readonly request: CountedRequest) {
    this.kinds = request.kinds;
  }

  /**
   * @param newest the newest lines of the range, all of them
   * @param trouble every line of trouble in the range
   */
  read(newest: LinesPage, trouble: LinesPage): Observable<never> {
    const { catalogue } = this.request.asked;
    const page = linesOf(newest, catalogue);
    const ofTrouble = linesOf(trouble, catalogue);
    return defer(() => {
      ofTrouble.forEach((line) => this.trouble.set(line.document.id, line));
      mustNameProcesses([...page, ...ofTrouble]);
      mustRunOneJob(page);
      this.keep(wholeAttempts(page, this.request.range.toMs, true, EDGE_MS));
      this.keepLatest(page);
      this.keep(ofTrouble);
      return concat(
        this.readNeighbours(),
        this.readUnbegun(),
        this.readLatest(),
        this.readChannels(),
        this.readDoubtful(ROUNDS)
      );
    });
  }

  documents(): LogDocument[] {
    return [...this.kept.values()].map(({ document }) => document);
  }

  counted(): CountedRuns[] {
    const { range, asked } = this.request;
    return unreadRuns(this.kinds, this.lines(), range, asked.catalogue);
  }

  private lines(): ReadLine[] {
    return [...this.kept.values()];
  }

  private keep(lines: Iterable<ReadLine>): void {
    for (const line of lines) {
      this.kept.set(line.document.id, line);
    }
  }

  private readNeighbours(): Observable<never> {
    this.plan = planNeighbours(byInstance(this.trouble.values()).values(), this.request.asked.catalogue);
    return this.ask([
      ...this.ticks(),
      ...this.plan.neighbours.map((one) => this.neighbours(one)),
      ...this.plan.windows.map((one) => this.window(one)),
      ...this.unseen().map((jobType) => this.newest(jobType)),
    ]);
  }

  /** The beginnings that no window held. */
  private readUnbegun(): Observable<never> {
    return defer(() => {
      const kept = byInstance(this.kept.values());
      const unbegun = this.plan.inWindows.filter((one) => !isBegun(kept.get(one.instance) ?? [], one));
      return this.ask(unbegun.map((one) => this.neighbours(one)));
    });
  }

  /** Counts finely where the wide steps leave open whether a job that runs every few minutes was silent. */
  private ticks(): Part[] {
    const { kinds, range, asked } = this.request;
    const { starts, uneven } = divideTicks(kinds.starts, this.trouble.values(), range, asked.catalogue);
    this.kinds = { ...kinds, starts };
    if (uneven.length === 0) {
      return [];
    }
    const take = ({ frames, failure }: Answer): void => {
      const fine = failure === null ? byName(frames, [...starts.keys()]) : null;
      if (!fine) {
        throw new NotCountable(failure ?? 'The answer held no counts.');
      }
      this.kinds = { ...kinds, starts: withFineTicks(kinds.starts, starts, fine) };
    };
    return [{ targetAs: (refId) => ticksTarget(refId, uneven, asked), take }];
  }

  private neighbours(one: Neighbours): Part {
    const { range, asked } = this.request;
    return this.linesPart({
      targetAs: (refId) => neighbourTarget(refId, one, range, asked),
      size: one.size,
      take: (lines, isFull) => {
        const ofInstance = lines.filter((line) => eventIn(line)?.instance === one.instance);
        if (one.side === 'before') {
          const at = ofInstance.findIndex(({ document }) => document.id === one.of);
          const before = at < 0 ? ofInstance : ofInstance.slice(0, at + 1);
          const last = before.map(isStart).lastIndexOf(true);
          this.keep(last < 0 ? [] : before.slice(last));
          return;
        }
        const first = ofInstance.findIndex(({ document }) => document.id === one.of);
        const length = ofInstance.slice(first + 1).findIndex(isStart);
        if (first < 0 || (length < 0 && isFull)) {
          throw new NotCountable('The end of an attempt was not among the lines behind its start.');
        }
        this.keep(ofInstance.slice(first, length < 0 ? undefined : first + 1 + length));
      },
    });
  }

  private window(window: TypeWindow): Part {
    const { range, asked } = this.request;
    const within = {
      ...window,
      fromMs: Math.max(window.fromMs, range.fromMs),
      toMs: Math.min(window.toMs, range.toMs),
    };
    return this.linesPart({
      targetAs: (refId) => typeTarget(refId, within, WINDOW_LINES, asked),
      size: WINDOW_LINES,
      take: (lines, isFull) => {
        if (isFull) {
          throw new NotCountable('There are too many lines around the failures.');
        }
        this.keep(wholeAttempts(lines, within.toMs, within.toMs >= range.toMs, EDGE_MS));
      },
    });
  }

  /** The job types whose last success is not known. */
  private unseen(): string[] {
    return this.counted().flatMap(({ jobType, steps }) =>
      steps.length === 0 || this.seen.has(jobType) ? [] : [jobType]
    );
  }

  /** Keeps the last success of each job type among the newest lines, or among the newest of a type, if it is whole there. */
  private keepLatest(newest: readonly ReadLine[]): void {
    const types = new Set<string>();
    for (const line of newest.filter(isSuccess).sort((a, b) => timeOf(b) - timeOf(a))) {
      const { jobType, instance } = eventIn(line) as JobEvent;
      if (jobType === null || types.has(jobType)) {
        continue;
      }
      types.add(jobType);
      const ofInstance = byInstance(newest).get(instance) ?? [];
      const before = ofInstance.slice(0, ofInstance.indexOf(line) + 1);
      const start = before.map(isStart).lastIndexOf(true);
      if (start >= 0) {
        this.keep(before.slice(start));
        this.seen.add(jobType);
      }
    }
  }

  /** The last success of a job type, if it is whole among the newest lines. */
  private newest(jobType: string): Part {
    return this.linesPart({
      targetAs: (refId) => newestTarget(refId, jobType, LATEST_LINES, this.request.asked),
      size: LATEST_LINES,
      take: (lines) => this.keepLatest(lines),
    });
  }

  /** The last success of each job type, where it is not among the lines. */
  private readLatest(): Observable<never> {
    return defer(() => {
      const found: Neighbours[] = [];
      const parts = this.unseen().map((jobType) =>
        this.linesPart({
          targetAs: (refId) => latestTarget(refId, jobType, this.request.asked),
          size: 1,
          take: ([line]) => {
            const event = line && eventIn(line);
            if (line && event) {
              found.push({ ...placeOf(event, line), side: 'before', size: attemptLines(event) });
            }
          },
        })
      );
      return concat(
        this.ask(parts),
        defer(() => this.ask(found.map((one) => this.neighbours(one))))
      );
    });
  }

  /** The channels' starts and what they saved, to be held against one another: a run saves one or several. */
  private readChannels(): Observable<never> {
    return defer(() => {
      const { kinds, range, asked } = this.request;
      // Their payloads tell how many there are to be: the counts balance, or show where not.
      if (kinds.channels || !kinds.starts.get(CHANNELS_JOB)?.length) {
        return EMPTY;
      }
      const steps = (kinds.starts.get(CHANNELS_JOB) ?? []).map((step) => ({
        ...step,
        lines: CHANNELS_LINES * step.lines,
      }));
      const spans = planSpans(steps, range, SPAN_LINES - 1);
      const asking = this.ask(
        spans.map((span) =>
          this.linesPart({
            targetAs: (refId) => startsAndEndsTarget(refId, { jobType: CHANNELS_JOB, ...span }, SPAN_LINES, asked),
            size: SPAN_LINES,
            take: (lines, isFull) => {
              if (isFull) {
                throw new NotCountable('There are more channels than a page holds.');
              }
              this.channels.push(...lines);
            },
          })
        )
      );
      return concat(
        asking,
        defer(() => {
          const starts = this.channels.filter((line) => eventIn(line)?.kind === 'started');
          if (starts.length < countedLines(kinds.starts.get(CHANNELS_JOB) ?? [])) {
            throw new NotCountable('Lines of channels that were counted did not arrive.');
          }
          return EMPTY;
        })
      );
    });
  }

  /** Spans in which the counts do not balance, an attempt has no end or a recurring job was silent: read until none is new. */
  private readDoubtful(rounds: number): Observable<never> {
    return defer(() => {
      const { range, asked } = this.request;
      const spans = [
        ...unbalancedSpans(this.kinds, this.lines(), range, asked.catalogue),
        ...this.unended(),
        ...possibleSilences(this.counted(), this.lines(), range, asked.catalogue),
      ].filter(({ fromMs, toMs }) => !this.lookedAt.has(`${fromMs} ${toMs}`));
      if (spans.length === 0) {
        return EMPTY;
      }
      if (rounds === 0) {
        throw new NotCountable('The counts do not balance.');
      }
      return concat(this.readSpans(spans), this.readDoubtful(rounds - 1));
    });
  }

  /** What was cut off, or seems to run on, may have left more lines; it comes back as the same attempt. */
  private unended(): TimeSpan[] {
    const known = this.lines();
    const others = this.channels.filter(({ document }) => !this.kept.has(document.id));
    return [...cutOffs(known), ...cutOffs(others)].map((startMs) => ({
      fromMs: startMs - 5 * MINUTE_MS,
      toMs: startMs + COMES_BACK_MS,
    }));
  }

  private readSpans(wanted: readonly TimeSpan[]): Observable<never> {
    const { range, asked, count } = this.request;
    wanted.forEach(({ fromMs, toMs }) => this.lookedAt.add(`${fromMs} ${toMs}`));
    this.spans.push(...wanted);
    if (this.spans.length > MOST_SPANS) {
      throw new NotCountable('There is trouble nearly everywhere.');
    }
    const spans = joined(wanted, range);
    return this.ask(
      spans.map((span) =>
        this.linesPart({
          targetAs: (refId) => ({ ...linesTarget(spanQuery(asked, [span]), SPAN_LINES), refId }),
          size: SPAN_LINES,
          take: (lines, isFull) => {
            if (isFull) {
              throw new NotCountable('A span holds more lines than a page.');
            }
            const timesMs = lines.map(({ timeMs }) => timeMs);
            if (countGaps(stepsWithin(count, span), timesMs, span, []).length > 0) {
              throw new NotCountable('Lines that were counted did not arrive.');
            }
            const isFirst = span.fromMs <= range.fromMs;
            this.keep(wholeAttempts(lines, span.toMs, span.toMs >= range.toMs, EDGE_MS, isFirst));
          },
        })
      )
    );
  }

  private ask(parts: readonly Part[]): Observable<never> {
    if (parts.length > MOST_TARGETS) {
      throw new NotCountable('There are too many failures.');
    }
    const { source, range } = this.request;
    return from(chunksOf(parts, TARGETS)).pipe(
      mergeMap((chunk) => {
        const targets = chunk.map((part, at) => part.targetAs(`part${at}`));
        return askPatiently(source, targets, range).pipe(
          map((answers) => answers.forEach((answer, at) => chunk[at]?.take(answer)))
        );
      }, REQUESTS_AT_ONCE),
      toArray(),
      ignoreElements()
    );
  }

  private linesPart({ targetAs, size, take }: LinesPart): Part {
    const { range, asked } = this.request;
    return { targetAs, take: (answer) => takeLines(answer, { size, take }, range, asked) };
  }
}

const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

const isStart = (line: ReadLine): boolean => eventIn(line)?.kind === 'started';
const isSuccess = (line: ReadLine): boolean => eventIn(line)?.kind === 'succeeded';

/** Whether the lines before one of a process show how its attempt began. */
function isBegun(lines: readonly ReadLine[], { of, jobType }: Neighbours): boolean {
  const before = lines.slice(
    0,
    Math.max(
      0,
      lines.findIndex(({ document }) => document.id === of)
    )
  );
  const kinds = before.map((line) => eventIn(line)).reverse();
  const last = kinds.find((event) => event?.kind === 'started' || (event && isEnd(event)));
  return last?.kind === 'started' && last.jobType === jobType;
}

function takeLines(
  answer: Answer,
  { size, take }: Omit<LinesPart, 'targetAs'>,
  range: TimeSpan,
  { fields, catalogue }: Asked
): void {
  const { documents, timesMs, gaps } = readPage(answer, range, size, fields.message);
  const failure = gaps.find(({ reason }: Gap) => reason === 'query-failed' || reason === 'unreadable');
  if (failure) {
    throw new NotCountable(failure.detail);
  }
  const lines = documents.map((document, row) => readLine(document, timesMs[row] ?? null, catalogue));
  const inOrder = [...byInstance(lines).values()].flat();
  take(inOrder, documents.length >= size);
}

const linesOf = ({ documents, timesMs }: LinesPage, catalogue: JobCatalogue): ReadLine[] =>
  documents.map((document, row) => readLine(document, timesMs[row] ?? null, catalogue));
