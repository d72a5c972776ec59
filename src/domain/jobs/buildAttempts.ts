import { isEnd } from './canEnd';
import { InstanceWalk } from './instanceWalk';
import { JobEvent } from './jobEvent';
import { OpenAttempt } from './openAttempt';

// With one worker nothing overlaps but lines that came late (4% on days with many of them); with twenty, half of all does.
const MANY_OVERLAPS = 0.1;

function walkInstance(events: readonly JobEvent[], manyWorkers: boolean): InstanceWalk {
  const walk = new InstanceWalk(events, manyWorkers);
  walk.walk();
  walk.finish();
  return walk;
}

export interface Attempts {
  attempts: OpenAttempt[];
  loose: Array<{ event: JobEvent; reason: string }>;
}

/**
 * Pairs starts with ends within each process.
 * @param events ordered by `orderEvents`
 */
export function buildAttempts(events: readonly JobEvent[]): Attempts {
  const attempts: OpenAttempt[] = [];
  const loose: Attempts['loose'] = [];
  for (let from = 0; from < events.length;) {
    const instance = (events[from] as JobEvent).instance;
    let to = from + 1;
    while (to < events.length && (events[to] as JobEvent).instance === instance) {
      to++;
    }
    const ofInstance = events.slice(from, to);
    // Lines that do not name their process come from several.
    let walk = walkInstance(ofInstance, instance === '');
    if (instance !== '' && walk.overlaps > MANY_OVERLAPS * ofInstance.filter(isEnd).length) {
      walk = walkInstance(ofInstance, true);
    }
    for (const attempt of walk.attempts) {
      attempts.push(attempt);
    }
    loose.push(...walk.loose);
    from = to;
  }
  return { attempts, loose };
}
