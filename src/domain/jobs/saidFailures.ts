import { canEnd } from './canEnd';
import { JobEvent } from './jobEvent';
import { OpenAttempt } from './openAttempt';

// Hangfire's filter runs as soon as the job has thrown.
const SAME_END_MS = 60_000;

/** Attempts, within one process, whose job said itself that they failed, until Hangfire's line on each comes. */
export class SaidFailures {
  private waiting: OpenAttempt[] = [];

  add(attempt: OpenAttempt): void {
    this.waiting.push(attempt);
  }

  /** Takes the attempt that Hangfire's line is about; null: it is about none that said so. */
  take(event: JobEvent): OpenAttempt | null {
    this.waiting = this.waiting.filter(({ endedAtMs }) => event.timeMs - (endedAtMs ?? 0) <= SAME_END_MS);
    const [attempt = null, ...others] = this.waiting.filter((said) => canEnd(said, event));
    if (attempt) {
      attempt.inferred ||= others.length > 0;
      this.waiting = this.waiting.filter((said) => said !== attempt);
    }
    return attempt;
  }
}
