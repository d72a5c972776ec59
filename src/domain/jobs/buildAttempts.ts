import { Steps, eachInSteps, groupInSteps } from '../steps';
import { isEnd } from './canEnd';
import { InstanceWalk } from './instanceWalk';
import { JobEvent } from './jobEvent';
import { OpenAttempt } from './openAttempt';

// With one worker nothing overlaps but lines that came late (4% on days with many of them); with twenty, half of all does.
const MANY_OVERLAPS = 0.1;

function* walkInstance(events: readonly JobEvent[], manyWorkers: boolean): Steps<InstanceWalk> {
  const walk = new InstanceWalk(events, manyWorkers);
  yield* walk.walk();
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
export function* buildAttempts(events: readonly JobEvent[]): Steps<Attempts> {
  const attempts: OpenAttempt[] = [];
  const loose: Attempts['loose'] = [];
  for (const [instance, ofInstance] of yield* groupInSteps(events, (event) => event.instance)) {
    // Lines that do not name their process come from several.
    let walk = yield* walkInstance(ofInstance, instance === '');
    if (instance !== '' && walk.overlaps > MANY_OVERLAPS * ofInstance.filter(isEnd).length) {
      walk = yield* walkInstance(ofInstance, true);
    }
    yield* eachInSteps(walk.attempts, (attempt) => attempts.push(attempt));
    yield* eachInSteps(walk.loose, (line) => loose.push(line));
  }
  return { attempts, loose };
}
