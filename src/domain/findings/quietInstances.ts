import { Coverage, TimeSpan, touchesGap } from '../coverage';
import { JobEvent } from '../jobs/jobEvent';
import { NEAR_MS } from './quiet';

/** A process of which nothing more was heard, though it did not say that it stops and others went on. */
export interface QuietInstance extends TimeSpan {
  instance: string;
}

/** Jobs that started since, for each process that went on: that none of so many fell to this one is no chance. */
const STARTS_EACH = 30;

type Sign = Pick<JobEvent, 'timeMs' | 'kind' | 'instance'>;

/** The last of some signs of each process (ms, UTC); lines that name no process are nobody's. */
function lastByInstance(signs: readonly Sign[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { instance, timeMs } of signs) {
    if (instance !== '' && timeMs > (last.get(instance) ?? -Infinity)) {
      last.set(instance, timeMs);
    }
  }
  return last;
}

/**
 * Finds the processes that fell silent without a word: killed, or their lines do not arrive any more.
 * @param signs of the app, in any order: all of them, since each tells that its process lives
 * @param nowMs the moment in question (ms, UTC)
 */
export function findQuietInstances(
  signs: readonly Sign[],
  { toMs, gaps }: Pick<Coverage, 'toMs' | 'gaps'>,
  nowMs: number
): QuietInstance[] {
  const endMs = Math.min(toMs, nowMs);
  const last = lastByInstance(signs);
  const stopped = lastByInstance(signs.filter(({ kind }) => kind === 'serverStopping'));
  const startsMs = Float64Array.from(signs.filter(({ kind }) => kind === 'started').map(({ timeMs }) => timeMs)).sort();
  const isQuiet = ([instance, lastMs]: [string, number]): boolean => {
    const isTold = lastMs - (stopped.get(instance) ?? -Infinity) <= NEAR_MS;
    if (isTold || touchesGap(gaps, lastMs, endMs)) {
      return false;
    }
    const goOn = [...last.values()].filter((otherMs) => otherMs > lastMs).length;
    const least = startsMs[startsMs.length - STARTS_EACH * (goOn + 1)];
    return goOn > 0 && least !== undefined && least > lastMs;
  };
  return [...last].filter(isQuiet).map(([instance, lastMs]) => ({ instance, fromMs: lastMs, toMs: endMs }));
}
