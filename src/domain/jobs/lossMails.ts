import { JobEvent } from './jobEvent';
import { OpenAttempt, attemptTimeMs } from './openAttempt';

// A last attempt does nothing but mail and give up; word that a mail did not go out may take a little longer.
const SAME_END_MS = 60_000;

/**
 * The mails that tell a candidate of a lost sign-up, within one process: each goes out just before the job logs *Deleted*, so
 * it is a second witness of the loss.
 */
export class LossMails {
  private readonly unplaced: JobEvent[] = [];
  private readonly sentAtMs = new Map<OpenAttempt, number>();
  private last: OpenAttempt | null = null;

  /** @param attempt that gives up at this moment; null: none is known */
  sent(event: JobEvent, attempt: OpenAttempt | null): void {
    if (attempt && event.timeMs - attemptTimeMs(attempt) <= SAME_END_MS) {
      this.place(event, attempt);
    } else {
      this.unplaced.push(event);
    }
  }

  failed(event: JobEvent): void {
    if (this.last && event.timeMs - attemptTimeMs(this.last) <= SAME_END_MS) {
      this.last.email = 'failed';
      this.last.lineIds.push(event.id);
    }
  }

  /** An attempt gave up whose start was not read: a mail that came just before is its. */
  gaveUp(attempt: OpenAttempt): void {
    const index = this.unplaced.findIndex(
      ({ timeMs }) => Math.abs(attemptTimeMs(attempt) - timeMs) <= SAME_END_MS && attempt.email === null
    );
    if (index >= 0) {
      this.place(this.unplaced.splice(index, 1)[0] as JobEvent, attempt);
    }
  }

  /** Ends the attempts that mailed and of which no *Deleted* was read. Returns the mails that belong to no attempt. */
  finish(): readonly JobEvent[] {
    for (const [attempt, sentAtMs] of this.sentAtMs) {
      if ((attempt.outcome === 'running' || attempt.outcome === 'interrupted') && !attempt.requeued) {
        attempt.outcome = 'deleted';
        attempt.endedAtMs = sentAtMs;
        attempt.endIsInferred = true;
        attempt.inferred = true;
      }
    }
    return this.unplaced;
  }

  private place(event: JobEvent, attempt: OpenAttempt): void {
    attempt.email = 'sent';
    attempt.lineIds.push(event.id);
    this.sentAtMs.set(attempt, event.timeMs);
    this.last = attempt;
  }
}
