import { AnalyseOptions, analyse, analyseInSteps } from './analyse';
import { LogDocument } from './jobs/logDocument';
import { defaultLogFields } from './links/logFields';
import { apiPolicy } from './policy';

const FROM_MS = Date.UTC(2026, 5, 17);
const HOUR_MS = 3_600_000;
const options: AnalyseOptions = {
  app: 'api',
  fields: defaultLogFields,
  policy: apiPolicy,
  fromMs: FROM_MS,
  toMs: FROM_MS + 24 * HOUR_MS,
  nowMs: FROM_MS + 24 * HOUR_MS,
  gaps: [],
};

const line = (index: number, message: string, atMs = FROM_MS + index): LogDocument => ({
  id: `line-${index}`,
  source: { '@timestamp': new Date(atMs).toISOString(), cf: { app: 'api' }, syslog_proc: 'web/0', message },
});

/** How often something was read of the documents in each piece of the work. */
function readsByPiece(documents: readonly LogDocument[]): number[] {
  const reads = [0];
  const counted = documents.map(({ id, source }) => ({
    id,
    get source() {
      reads[reads.length - 1] = (reads[reads.length - 1] ?? 0) + 1;
      return source;
    },
  }));
  const steps = analyseInSteps(counted, options);
  while (!steps.next().done) {
    reads.push(0);
  }
  return reads;
}

test('reads a little at a time, and comes to the same report', () => {
  const documents = Array.from({ length: 5000 }, (_, index) =>
    line(index, `[00:00:0${Math.floor(index / 1000)} INF] CrmSyncJob - ${index % 2 ? 'Succeeded' : 'Started'}`)
  );
  expect(Math.max(...readsByPiece(documents))).toBeLessThan(20 * 500);
  const steps = analyseInSteps(documents, options);
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  expect(step.value).toEqual(analyse(documents, options));
});

const MANY = 150_000;

test('more loose lines of one process than a function takes arguments', () => {
  const broken = '10 state change attempt(s) failed due to an exception';
  const documents = Array.from({ length: MANY }, (_, index) => line(index, broken, FROM_MS + index * 500));
  expect(analyse(documents, options).lines).toMatchObject({ total: MANY, loose: MANY });
});
