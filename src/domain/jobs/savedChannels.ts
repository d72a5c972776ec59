import { agree, canEnd } from './canEnd';
import { JobEvent } from './jobEvent';
import { OpenAttempt } from './openAttempt';

const CHANNELS_JOB = 'UpsertContactCreationChannelsJob';
// The lines on a run's channels follow one another within its one attempt.
const SAME_END_MS = 60_000;

/** The outcome lines of UpsertContactCreationChannelsJob, within one process: one for each channel of an attempt. */
export class SavedChannels {
  private readonly byCandidate = new Map<string, OpenAttempt>();

  /** Remembers the attempt that a line on a channel ended. */
  remember(event: JobEvent, attempt: OpenAttempt): void {
    if (event.entityId && event.jobType === CHANNELS_JOB) {
      this.byCandidate.set(event.entityId, attempt);
    }
  }

  /**
   * The attempt that an outcome line of a further channel belongs to: those lines follow one another, one a channel.
   * @param otherwise the attempt that it may belong to where no line named its candidate
   */
  before(event: JobEvent, otherwise: () => OpenAttempt | null): OpenAttempt | null {
    if (event.kind !== 'succeeded' || event.jobType !== CHANNELS_JOB) {
      return null;
    }
    const sameCandidate = event.entityId ? this.byCandidate.get(event.entityId) : undefined;
    const saved = sameCandidate ?? otherwise();
    const isRecent = saved && event.timeMs - (saved.endedAtMs ?? 0) <= SAME_END_MS;
    const isSaved =
      saved?.outcome === 'succeeded' && saved.jobType === event.jobType && agree(saved.entityId, event.entityId);
    return isRecent && isSaved ? saved : null;
  }
}

/** Whether one channel was saved, then another threw: the attempt looked well until this line. */
export const spoilsChannels = (event: JobEvent, ended: OpenAttempt | null): ended is OpenAttempt =>
  ended?.jobType === CHANNELS_JOB &&
  ended.outcome === 'succeeded' &&
  event.jobType === ended.jobType &&
  canEnd(ended, event);
