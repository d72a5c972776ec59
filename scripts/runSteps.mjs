/** @typedef {import('./testSteps.mjs').Step} Step */
/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * Runs steps, two at a time, each after the one that it needs. A step whose need failed counts as failed and is not run.
 * @param {Step[]} steps
 * @param {(step: Step) => Promise<Count>} run
 * @returns {Promise<Map<string, Count>>} by name, in the order in which the steps ended
 */
export async function runSteps(steps, run) {
  /** @type {Map<string, Count>} */
  const done = new Map();
  const waiting = [...steps];
  const isSelected = (/** @type {string | undefined} */ name) => steps.some((step) => step.name === name);

  /** @returns {Step | undefined} the first step that need not wait, taken out of the queue */
  const takeReady = () => {
    const index = waiting.findIndex(({ needs }) => needs === undefined || !isSelected(needs) || done.has(needs));
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  };

  /** @type {Set<Promise<void>>} */
  const running = new Set();
  while (waiting.length > 0 || running.size > 0) {
    const step = running.size < 2 ? takeReady() : undefined;
    if (!step) {
      await Promise.race(running);
      continue;
    }
    const needFailed = step.needs !== undefined && (done.get(step.needs)?.failed ?? 0) > 0;
    const result = needFailed ? Promise.resolve({ passed: 0, failed: 1, skipped: 0 }) : run(step);
    const ended = result.then((count) => {
      done.set(step.name, count);
      running.delete(ended);
    });
    running.add(ended);
  }
  return done;
}
