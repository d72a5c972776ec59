import { KindCounts } from './kindCounts';
import { ReadLine, byInstance, eventIn } from './lineSlice';
import { CHANNELS_JOB } from './plainLines';

/** A range is to be read whole instead of counted; nobody is told why, since nothing is missing then. */
export class NotCountable extends Error {}

/** A process whose clock is further from the search engine's than this joins its runs by measured clocks. */
const MOST_SKEW_MS = 30_000;

/** Which lines belong to an attempt is known where each line names its process, by a clock that agrees with the others. */
export function mustNameProcesses(lines: readonly ReadLine[]): void {
  for (const line of lines) {
    const event = eventIn(line);
    if (!event) {
      continue;
    }
    if (event.hangfireJobId !== undefined && event.kind !== 'requeued' && event.jobType === null) {
      // A failure names no job.
      throw new NotCountable();
    }
    if (event.consoleMs !== undefined || event.isClockless === true || event.instance === '') {
      // The lines are not structured, or do not tell which process wrote them.
      throw new NotCountable();
    }
    if (Math.abs(event.timeMs - (line.timeMs ?? 0)) > MOST_SKEW_MS) {
      // The clocks differ.
      throw new NotCountable();
    }
  }
}

/** Lines that came late may look like a job that began before another ended. */
const MOST_OVERLAPS = 0.05;

/** @param lines the newest, all of them */
export function mustRunOneJob(lines: readonly ReadLine[]): void {
  let [starts, overlaps] = [0, 0];
  for (const ofInstance of byInstance(lines).values()) {
    let isOpen = false;
    for (const line of ofInstance) {
      const kind = eventIn(line)?.kind;
      starts += kind === 'started' ? 1 : 0;
      overlaps += kind === 'started' && isOpen ? 1 : 0;
      isOpen = kind === 'started' || (kind === 'payload' && isOpen);
    }
  }
  if (overlaps > MOST_OVERLAPS * starts) {
    // A process runs several jobs at a time.
    throw new NotCountable();
  }
}

/** The one job that says no such end as others do must be countable by its payloads. */
export function mustCountChannels({ channels, starts }: KindCounts): void {
  if (!channels && starts.get(CHANNELS_JOB)?.length) {
    throw new NotCountable();
  }
}
