import { analyse } from '../../src/domain/analyse';
import { fuzzBatch } from './fuzzBatch';
import { lostLines } from './lostLines';
import { writtenProblems } from './writtenOut';

/** What a thousand documents may cost (ms of this process's own time), however busy the machine is. */
const MS_A_THOUSAND = 5_000;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Everything that is wrong about what becomes of a batch: a throw, a hang, a lost line, a payload or an element in an export,
 * an object with new inherited fields. Empty: nothing.
 */
export function fuzzProblems(seed: number, size: number): string[] {
  const { documents, options } = fuzzBatch(seed, size);
  const startMs = cpuMs();
  try {
    const report = analyse(documents, options);
    const problems = [...lostLines(report, documents, options), ...writtenProblems(report, documents)];
    const spentMs = cpuMs() - startMs;
    const isPolluted = 'polluted' in {} || Object.keys(Object.prototype).length > 0;
    return [
      ...problems,
      ...(spentMs > (MS_A_THOUSAND * size) / 1000 ? [`it took ${Math.round(spentMs)} ms`] : []),
      ...(isPolluted ? ['every object has new fields'] : []),
    ];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}
