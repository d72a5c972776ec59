/**
 * `npm run fuzz [-- --documents 1000000] [--seed N]`: strange log documents through the whole core and every export, a
 * thousand at a time. Prints the seed of each batch about which something is wrong, with the first problems, and the command
 * that does it again. Exit status 1 when there is one.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { fuzzProblems } from '../tests/fuzz/fuzzProblems';

const BATCH = 1000;

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const [documents, firstSeed] = [Number(values.documents), Number(values.seed)];
if (!Number.isInteger(documents) || documents < 1 || !Number.isInteger(firstSeed)) {
  console.error('Usage: npm run fuzz [-- --documents N] [--seed N], both whole numbers.');
  process.exit(2);
}

/** The batch that is at work: its seed, and when it began (ms since the epoch). A loop without an end is seen from outside. */
const atWork = new BigInt64Array(new SharedArrayBuffer(16));
const watchdog = `
  const { workerData } = require('node:worker_threads');
  setInterval(() => {
    const [seed, sinceMs] = workerData;
    if (sinceMs > 0n && Date.now() - Number(sinceMs) > 120_000) {
      require('node:fs').writeSync(2, 'seed ' + seed + ' hangs: npm run fuzz -- --seed ' + seed + ' --documents ${BATCH}\\n');
      process.kill(process.pid, 'SIGKILL');
    }
  }, 1000);`;
new Worker(watchdog, { eval: true, workerData: atWork }).unref();

const startMs = performance.now();
const batches = Math.ceil(documents / BATCH);
let wrong = 0;
let slowestMs = 0;
for (let batch = 0; batch < batches; batch++) {
  const seed = firstSeed + batch;
  atWork.set([BigInt(seed), BigInt(Date.now())]);
  const batchStartMs = performance.now();
  const problems = fuzzProblems(seed, BATCH);
  slowestMs = Math.max(slowestMs, performance.now() - batchStartMs);
  if (problems.length > 0) {
    wrong++;
    console.log(`seed ${seed}: npm run fuzz -- --seed ${seed} --documents ${BATCH}`, problems.slice(0, 3));
  }
  if ((batch + 1) % 100 === 0) {
    const megabytes = Math.round(process.memoryUsage().rss / 1e6);
    console.log(
      `${(batch + 1) * BATCH} documents, ${Math.round((performance.now() - startMs) / 1000)} s, ${megabytes} MB of memory`
    );
  }
}
console.log(
  `${batches * BATCH} documents in ${batches} batches from seed ${firstSeed}: ${wrong} with problems; the slowest batch took ${Math.round(slowestMs)} ms`
);
process.exitCode = wrong > 0 ? 1 : 0;
