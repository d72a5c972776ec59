import fc from 'fast-check';
import { readSettings } from './readSettings';
import { defaultSettings } from './settings';

test.each([[undefined], [null], [{}], [{ unknown: 1 }]])('%j gives the defaults without a complaint', (jsonData) => {
  expect(readSettings(jsonData)).toEqual({ settings: defaultSettings, problems: [] });
});

test('the defaults are the addresses of the runbook', () => {
  expect(defaultSettings).toMatchObject({
    dataSourceUid: '',
    fields: { app: ['cf.app', 'kubernetes.deployment.name'], message: 'message' },
    kibana: { baseUrl: 'https://kibana.logit.io', flavour: 'legacy', columns: ['message'] },
    sentry: { baseUrl: 'https://sentry.io', organisation: 'dfe-bat', project: '5276954' },
  });
});

test('what is set is taken, the rest stays', () => {
  const { settings, problems } = readSettings({
    dataSourceUid: ' logs ',
    kibana: { flavour: 'opensearch', baseUrl: 'https://logs.example/_dashboards' },
    sentry: { baseUrl: '' },
  });
  expect(problems).toEqual([]);
  expect(settings.dataSourceUid).toBe('logs');
  expect(settings.kibana).toEqual({
    ...defaultSettings.kibana,
    flavour: 'opensearch',
    baseUrl: 'https://logs.example/_dashboards',
  });
  expect(settings.sentry).toEqual({ ...defaultSettings.sentry, baseUrl: '' });
});

test('each invalid value is named and takes its default; valid ones beside it stay', () => {
  const { settings, problems } = readSettings({
    dataSourceUid: 7,
    fields: { app: ['cf.app', 'a b"c'], message: 'msg' },
    kibana: { flavour: 'new', baseUrl: 'javascript:alert(1)', indexPattern: 'x' },
    sentry: 'https://sentry.io',
    dashboardUrl: '//evil.example',
  });
  expect(settings).toEqual({
    ...defaultSettings,
    fields: { ...defaultSettings.fields, message: 'msg' },
    kibana: { ...defaultSettings.kibana, indexPattern: 'x' },
  });
  expect(problems).toEqual([
    'The setting dataSourceUid must be text; its default is used.',
    'The setting fields.app.1 must be the name of a field; its default is used.',
    'The setting kibana.baseUrl must be an http or https address; its default is used.',
    'The setting kibana.flavour must be one of legacy, discover, opensearch; its default is used.',
    'The setting sentry must be a group of settings; its default is used.',
    'The setting dashboardUrl must be a path in this Grafana, or an http or https address; its default is used.',
  ]);
});

test('a pattern that cannot be used is named, with its place, and its list is left out; nothing throws later', () => {
  const { settings, problems } = readSettings({
    service: 'other',
    retry: { delays: 'sometimes', delaysInSeconds: [0] },
    jobTypes: [{ name: 'send invoice' }],
    linePatterns: { started: ['{job} begins', '{job}{attempt}'], failed: ['(a+)+$'], succeeded: ['{job} is done'] },
  });
  expect(problems).toEqual([
    'The setting retry.delays must be one of steady, hangfire; its default is used.',
    'The setting retry.delaysInSeconds.0 must be a whole number from 1 to 604800; its default is used.',
    'The setting jobTypes.0.name must be the name in the lines: UpsertCandidateJob; its default is used.',
    'The setting linePatterns.started.1 must have a text between two groups; its default is used.',
    'The setting linePatterns.failed.0 must have a word beside its groups, by which its lines are found; its default is used.',
  ]);
  expect(settings.linePatterns).toEqual({ started: [], succeeded: ['{job} is done'], failed: [], deleted: [] });
});

test.each([9_999, 1_000_001, 20_000.5, '20000'])('%j lines at most: named, and the default is used', (maxLines) => {
  const { settings, problems } = readSettings({ maxLines });
  expect(settings.maxLines).toBe(200_000);
  expect(problems).toEqual(['The setting maxLines must be a whole number from 10000 to 1000000; its default is used.']);
});

test.each([['text'], [7], [[]], [[{ dataSourceUid: 'x' }]], [true]])(
  '%j as a whole is named and ignored',
  (jsonData) => {
    const { settings, problems } = readSettings(jsonData);
    expect(settings).toEqual(defaultSettings);
    expect(problems).toHaveLength(1);
  }
);

test('anything at all gives whole and valid settings, and never throws', () => {
  const names = ['dataSourceUid', 'fields', 'kibana', 'sentry', 'runbookUrl', 'app', 'message', 'baseUrl', 'columns'];
  const group = (value: fc.Arbitrary<unknown>) => fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), group(fc.oneof(fc.anything(), group(fc.anything())))), (jsonData) => {
      const { settings } = readSettings(jsonData);
      expect(readSettings(settings)).toEqual({ settings, problems: [] });
    })
  );
});
