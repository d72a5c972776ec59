import { analyse } from '../../src/domain/analyse';
import { LogDocument } from '../../src/domain/jobs/logDocument';
import { toVerdictJson } from '../../src/domain/verdictJson';
import { compareTruth } from './compareTruth';
import { hasSharedDays, readDay } from './readDay';
import { flatten, nest, renameFields, reshape, shapes, toKubernetes } from './reshape';

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

describe('a day whose fields have other names, which the settings tell', () => {
  const { documents, options } = readDay('candidates-lost-small', 'own');
  const verdicts = (day: readonly LogDocument[], fields = options.fields) =>
    toVerdictJson(analyse(day, { ...options, fields }));
  const usual = verdicts(documents);
  const names = { app: 'labels.service.name', message: 'log.text' };
  const renamed = documents.map(renameFields(names));

  test.each([
    ['dotted', names.app, names.message, renamed],
    ['nested', names.app, names.message, renamed.map(nest)],
    ['named by their keyword', `${names.app}.keyword`, `${names.message}.keyword`, renamed.map(nest)],
    ['a plain label', 'service', 'msg', documents.map(renameFields({ app: 'service', message: 'msg' }))],
  ])('%s: the same verdicts', (_, app, message, day) => {
    expect(verdicts(day, { app: ['cf.app', app], message })).toEqual(usual);
  });

  test.each(['compact-fields', 'compact-app', 'rendered'] as const)('%s: the same verdicts', (shape) => {
    const day = reshape(documents, shape);
    const fields = { app: [names.app], message: names.message };
    expect(verdicts(day.map(renameFields(names)).map(nest), fields)).toEqual(verdicts(day));
  });

  test('without the settings nothing is read of it, which is no all-clear', () => {
    expect(verdicts(renamed).overall).toBe('cannot-tell');
  });
});
