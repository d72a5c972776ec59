import { Steps, eachInSteps } from '../steps';
import { agree, canEnd, isEnd } from './canEnd';
import { compareTime } from './eventOrder';
import { JobEvent } from './jobEvent';
import { LossMails } from './lossMails';
import { OpenAttempt, beginAttempt, endAttempt } from './openAttempt';
import { SaidFailures } from './saidFailures';
import { SavedChannels, spoilsChannels } from './savedChannels';
import { startsEndedById } from './startsEndedById';

// Payload follows Started within microseconds; the margin is for clocks without decimals.
const PAYLOAD_DELAY_MS = 5000;
// More than any instance has workers; starts whose ends were never read must not pile up.
const MOST_OPEN = 64;

/** The lines of one process, walked in order of time. One worker runs one job at a time; old logs have twenty. */
export class InstanceWalk {
  readonly attempts: OpenAttempt[] = [];
  readonly loose: Array<{ event: JobEvent; reason: string }> = [];
  /** Ends that proved that jobs of this process overlap. */
  overlaps = 0;
  private open: OpenAttempt[] = [];
  private lastStarted: OpenAttempt | null = null;
  private lastEnded: OpenAttempt | null = null;
  private readonly mails = new LossMails();
  private readonly channels = new SavedChannels();
  private readonly said = new SaidFailures();
  /** What was open when the process was told to stop: without an end line by then, it was cut off. */
  private stopping = new Set<OpenAttempt>();

  /** Attempts of which nobody can say which end line is whose. */
  private readonly mixedUp = new Set<OpenAttempt>();
  /** Attempts that will end by an id of their own. */
  private readonly endById = new Set<OpenAttempt>();
  private readonly startsEndedById: ReadonlySet<JobEvent>;

  constructor(
    private readonly events: readonly JobEvent[],
    private readonly manyWorkers: boolean
  ) {
    // With one worker the order tells; with many only ids do.
    this.startsEndedById = manyWorkers ? startsEndedById(events) : new Set();
  }

  *walk(): Steps<void> {
    let tied: JobEvent[] = [];
    yield* eachInSteps(this.events, (event, index) => {
      const next = this.events[index + 1];
      const isTied = next !== undefined && compareTime(event, next) === 0;
      if (!isTied && tied.length === 0) {
        this.read(event);
        return;
      }
      tied.push(event);
      if (!isTied) {
        this.readTied(tied);
        tied = [];
      }
    });
  }

  /**
   * Lines of the same tick: payloads and ends of what is open come first, then starts, then what can only follow a start.
   * Of several starts, one that ends within the tick came before the others.
   */
  private readTied(rest: JobEvent[]): void {
    // What a job says of its failure comes before what Hangfire makes of it.
    const isSaid = ({ kind }: JobEvent): boolean => kind === 'saidFailed';
    if (rest.some(isSaid)) {
      rest.sort((a, b) => Number(isSaid(b)) - Number(isSaid(a)));
    }
    const endsWithinTick = (start: JobEvent): boolean =>
      start.kind === 'started' && rest.some((event) => isEnd(event) && canEnd(beginAttempt(start, 'running'), event));
    while (rest.length > 0) {
      const payload = rest.findIndex((event) => event.kind === 'payload' && this.awaitingPayload(event));
      const endsOpen = payload >= 0 ? payload : rest.findIndex((event) => this.endsWhatBegan(event));
      const endsSoon = endsOpen >= 0 ? endsOpen : rest.findIndex(endsWithinTick);
      const starts = endsSoon >= 0 ? endsSoon : rest.findIndex((event) => event.kind === 'started');
      this.read(rest.splice(Math.max(starts, 0), 1)[0] as JobEvent);
    }
  }

  /** Whether a line is about an attempt that began before, be it its end or a further line on its channels. */
  private endsWhatBegan(event: JobEvent): boolean {
    return isEnd(event) && (this.candidates(event).length > 0 || this.savedBefore(event) !== null);
  }

  private read(event: JobEvent): void {
    switch (event.kind) {
      case 'started':
        this.start(event);
        return;
      case 'payload':
        this.payload(event);
        return;
      case 'succeeded':
      case 'deleted':
        this.end(event, event.kind);
        return;
      case 'attemptFailed':
      case 'deletedByHangfire':
      case 'failed':
        this.fail(event);
        return;
      case 'saidFailed':
        this.said.add(this.close(event, 'failed'));
        return;
      case 'deduplicated':
      case 'skipped':
        this.attempts.push(beginAttempt(event, event.kind));
        return;
      case 'requeued':
        this.requeue(event);
        return;
      case 'stateChangeFailed':
        this.loose.push({ event, reason: 'Hangfire could not store a job’s state; the line names no job' });
        return;
      case 'serverStarted':
        // A new process: whatever the old one had open was cut off.
        this.open = [];
        return;
      case 'serverStopping':
        this.stopping = new Set(this.open);
        return;
      case 'scheduleFailed':
        this.loose.push({ event, reason: 'Hangfire disabled a recurring job: it does not run any more' });
        return;
      case 'emailSent':
        this.mails.sent(event, this.givingUp());
        return;
      case 'emailFailed':
        this.mails.failed(event);
        return;
      case 'progress':
        return;
      default:
        event.kind satisfies never;
    }
  }

  private start(event: JobEvent): void {
    const attempt = beginAttempt(event, 'running');
    this.attempts.push(attempt);
    this.open.push(attempt);
    if (this.startsEndedById.has(event)) {
      this.endById.add(attempt);
    }
    this.lastStarted = attempt;
    if (this.open.length > MOST_OPEN) {
      this.open.shift();
    }
  }

  /** The attempt that mails a candidate: a last one that is under way, or, of the same moment, one that gave up. */
  private givingUp(): OpenAttempt | null {
    const isLast = ({ n, maxAttempts, email }: OpenAttempt): boolean =>
      n !== null && maxAttempts !== null && n >= maxAttempts && email === null;
    const underWay = this.open.find(isLast);
    return underWay ?? (this.lastEnded?.outcome === 'deleted' && this.lastEnded.email === null ? this.lastEnded : null);
  }

  /** The attempt that began just before and that the payload belongs to. */
  private awaitingPayload(event: JobEvent): OpenAttempt | undefined {
    return this.open.find(
      (open) =>
        open.jobType === event.jobType &&
        open.payloadHash === undefined &&
        agree(open.correlationId, event.correlationId) &&
        event.timeMs - (open.startedAtMs ?? 0) <= PAYLOAD_DELAY_MS
    );
  }

  private payload(event: JobEvent): void {
    const attempt = this.awaitingPayload(event);
    if (attempt) {
      attempt.payloadHash = event.payloadHash;
      attempt.lineIds.push(event.id);
    }
  }

  private candidates(event: JobEvent): OpenAttempt[] {
    const isHangfires = event.hangfireJobId !== undefined;
    return event.earlyFailure
      ? []
      : this.open.filter((attempt) => canEnd(attempt, event) && !(isHangfires && this.endById.has(attempt)));
  }

  /** Takes the open attempt that the line ends: with one worker the latest, with many the one that waits longest. */
  private takeOpen(event: JobEvent): OpenAttempt | null {
    const candidates = this.candidates(event);
    const attempt = this.manyWorkers ? candidates[0] : candidates[candidates.length - 1];
    if (!attempt) {
      return null;
    }
    if (attempt !== this.lastStarted) {
      this.overlaps++;
    }
    if (this.manyWorkers && candidates.length > 1) {
      // Whichever was taken, the end that comes for another of them may have been this one's.
      candidates.forEach((candidate) => this.mixedUp.add(candidate));
    }
    attempt.endIsMixedUp = this.mixedUp.has(attempt);
    attempt.inferred = attempt.endIsMixedUp;
    this.open.splice(this.open.indexOf(attempt), 1);
    return attempt;
  }

  private close(event: JobEvent, outcome: OpenAttempt['outcome']): OpenAttempt {
    let attempt = this.takeOpen(event);
    if (attempt) {
      const { n } = attempt;
      endAttempt(attempt, event, outcome);
      if (attempt.endIsMixedUp) {
        // Which of several jobs failed here is open: what may be another's must not join their runs.
        attempt.hangfireJobId = undefined;
        attempt.n = n;
      }
    } else {
      attempt = beginAttempt(event, outcome);
      this.attempts.push(attempt);
    }
    if (outcome === 'deleted') {
      this.mails.gaveUp(attempt);
    }
    this.lastEnded = attempt;
    return attempt;
  }

  /** The attempt that an outcome line of a further channel belongs to. */
  private savedBefore(event: JobEvent): OpenAttempt | null {
    const saved = this.channels.before(event, () => (this.candidates(event).length === 0 ? this.lastEnded : null));
    // A new start in between would be a further run for the same candidate.
    const isLatest = this.manyWorkers || saved === this.lastStarted || saved?.startedAtMs === null;
    return isLatest ? saved : null;
  }

  private end(event: JobEvent, outcome: 'succeeded' | 'deleted'): void {
    const saved = this.savedBefore(event);
    if (saved) {
      endAttempt(saved, event, outcome);
    } else {
      this.channels.remember(event, this.close(event, outcome));
    }
  }

  private fail(event: JobEvent): void {
    const outcome = event.earlyFailure === 'paused' ? 'aborted' : 'failed';
    const ended = this.lastEnded;
    const isSpoilt = spoilsChannels(event, ended) && ended === this.lastStarted;
    const known = isSpoilt ? ended : this.said.take(event);
    if (known) {
      endAttempt(known, event, outcome);
    } else {
      this.close(event, outcome);
    }
  }

  private requeue(event: JobEvent): void {
    const attempt = this.open[this.open.length - 1] ?? this.lastEnded;
    if (!attempt || !agree(attempt.hangfireJobId, event.hangfireJobId)) {
      this.loose.push({ event, reason: 'a stopped worker’s job: its start was not seen' });
      return;
    }
    attempt.hangfireJobId = event.hangfireJobId;
    attempt.requeued = true;
    attempt.lineIds.push(event.id);
    if (attempt.outcome === 'running') {
      attempt.outcome = 'interrupted';
      attempt.endedAtMs = event.timeMs;
      this.open = this.open.filter((open) => open !== attempt);
    }
  }

  /** What is still open: the latest may run on, unless the process went on to something else. */
  finish(): void {
    for (const event of this.mails.finish()) {
      this.loose.push({ event, reason: 'an e-mail told somebody that their sign-up is lost; no line tells whose' });
    }
    const mayRun = new Set(this.manyWorkers ? this.open : this.open.filter((open) => open === this.lastStarted));
    for (const attempt of this.attempts) {
      if (attempt.outcome === 'running' && (!mayRun.has(attempt) || this.stopping.has(attempt))) {
        attempt.outcome = 'interrupted';
      }
    }
  }
}
