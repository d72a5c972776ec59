import { analyse } from '../../src/domain/analyse';
import { LogDocument } from '../../src/domain/jobs/logDocument';
import { compareTruth } from './compareTruth';
import { hasSharedDays, readDay } from './readDay';
import { flatten, reshape, shapes, toKubernetes } from './reshape';

/** A fixed disorder: every line elsewhere, the same on each run. */
function shuffle(documents: readonly LogDocument[]): LogDocument[] {
  const shuffled = [...documents];
  let state = 42;
  for (let i = shuffled.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const other = state % (i + 1);
    [shuffled[i], shuffled[other]] = [shuffled[other] as LogDocument, shuffled[i] as LogDocument];
  }
  return shuffled;
}

const doubled = (documents: readonly LogDocument[]): LogDocument[] => [
  ...documents,
  ...documents.filter((_, index) => index % 10 === 0).map(({ id, source }) => ({ id: `${id} again`, source })),
];

const orders: Array<[string, (documents: LogDocument[]) => LogDocument[]]> = [
  ['as they came', (documents) => documents],
  ['shuffled, a tenth of them doubled', (documents) => shuffle(doubled(documents))],
  [
    'flattened as in Grafana’s frames, in Kubernetes’ envelope, shuffled',
    (documents) => shuffle(documents.map(toKubernetes).map(flatten)),
  ],
];

// In their own shape the lines are tried as they came too; in the others disorder is the harder case.
const cases = shapes.flatMap((shape) =>
  orders.slice(shape === 'compact-message' ? 0 : 1).map(([name, order]) => ({ shape, name, order }))
);

describe.each(['quiet-day', 'crm-outage-6h', 'crm-outage-30h'])('the day %s is what its truth says', (name) => {
  const run = hasSharedDays ? test.each(cases) : test.skip.each(cases);
  const day = hasSharedDays ? readDay(name, 'shared') : null;
  run('$shape, $name (needs the shared sample days)', ({ shape, order }) => {
    if (!day) {
      throw new Error('The shared sample days are not here.');
    }
    const report = analyse(order(reshape(day.documents, shape)), day.options);
    expect(compareTruth(report, day.truth)).toEqual({ types: [], runs: [] });
  });
});

describe.each(['crm-outage-small', 'candidates-lost-small'])('our own day %s is what its truth says', (name) => {
  const { documents, truth, options } = readDay(name, 'own');
  test.each(cases)('$shape, $name', ({ shape, order }) => {
    const report = analyse(order(reshape(documents, shape)), options);
    expect(compareTruth(report, truth)).toEqual({ types: [], runs: [] });
  });
});
