import { CountedRuns } from '../counted';
import { Coverage, Gap, TimeSpan } from '../coverage';
import { JobCatalogue, apiCatalogue } from '../jobs/jobCatalogue';
import { JobEvent } from '../jobs/jobEvent';
import { duration } from '../words';
import { longestQuietMs } from './silence';

/** A span in which no line of any job was read, though one runs more often (CrmSyncJob every five minutes). */
export interface Quiet extends TimeSpan {
  /** The only process that is known said at its start that it stops, and at its end that it starts: nothing ran. */
  wasDown: boolean;
}

const SLOT_MS = 5 * 60_000;
/** A process says that it stops, or starts, so soon before or after its last or first job. */
export const NEAR_MS = 2 * 60_000;

type Sign = Pick<JobEvent, 'timeMs' | 'kind' | 'jobType'>;

/** First and last sign of each five minutes in which there is one, in order of time: all that a long quiet needs. */
function signsBySlot(events: Iterable<Sign>): TimeSpan[] {
  const slots = new Map<number, TimeSpan>();
  for (const { timeMs } of events) {
    const slot = Math.floor(timeMs / SLOT_MS);
    const span = slots.get(slot);
    if (span) {
      span.fromMs = Math.min(span.fromMs, timeMs);
      span.toMs = Math.max(span.toMs, timeMs);
    } else {
      slots.set(slot, { fromMs: timeMs, toMs: timeMs });
    }
  }
  return [...slots.values()].sort((a, b) => a.fromMs - b.fromMs);
}

/**
 * Finds the spans in which nothing at all was heard of the app's jobs: it did not run, or its lines did not arrive, and
 * nobody can say which. Only where the job that runs most often is among the lines: an export of other jobs only may well be quiet.
 * @param events of the app, in any order
 * @param nowMs the moment in question (ms, UTC)
 * @param counted runs that were counted: they are heard of too
 * @param catalogue says which job is heard of most often
 */
export function findQuiet(
  events: readonly Sign[],
  { fromMs, toMs, gaps }: Coverage,
  nowMs: number,
  counted: readonly CountedRuns[] = [],
  { heartbeat }: Pick<JobCatalogue, 'heartbeat'> = apiCatalogue
): Quiet[] {
  if (!heartbeat) {
    return [];
  }
  const isHeartbeat = ({ jobType }: { jobType: string | null }): boolean => jobType === heartbeat.jobType;
  if (!events.some(isHeartbeat) && !counted.some(isHeartbeat)) {
    return [];
  }
  const longestMs = longestQuietMs(heartbeat.everyMs);
  const timesOf = (kind: Sign['kind']): number[] =>
    events.filter((event) => event.kind === kind).map(({ timeMs }) => timeMs);
  const isNear = (times: readonly number[], ms: number): boolean =>
    times.some((time) => Math.abs(time - ms) <= NEAR_MS);
  const [stops, starts] = [timesOf('serverStopping'), timesOf('serverStarted')];
  const signs = signsBySlot(events);
  // What a gap of the reading holds is not known to be quiet.
  const heard = counted.flatMap(({ jobType, steps }) => (jobType === heartbeat.jobType ? steps : []));
  const known = [...signs, ...heard, ...gaps.filter(({ reason }) => reason !== 'after-range')].sort(
    (a, b) => a.fromMs - b.fromMs
  );
  const spans: Quiet[] = [];
  let heardMs = fromMs;
  for (const { fromMs: nextMs, toMs: lastMs } of [...known, { fromMs: Math.min(toMs, nowMs), toMs: Infinity }]) {
    if (nextMs - heardMs > longestMs) {
      spans.push({ fromMs: heardMs, toMs: nextMs, wasDown: isNear(stops, heardMs) && isNear(starts, nextMs) });
    }
    heardMs = Math.max(heardMs, lastMs);
  }
  return spans;
}

/** Quiet spans that nothing explains: what they would have told is missing. */
export const quietGaps = (spans: readonly Quiet[]): Gap[] =>
  spans
    .filter(({ wasDown }) => !wasDown)
    .map(({ fromMs, toMs }) => ({
      fromMs,
      toMs,
      reason: 'silent',
      detail: `No line of any job for ${duration(toMs - fromMs)}: the API did not run, or its lines did not arrive.`,
    }));
