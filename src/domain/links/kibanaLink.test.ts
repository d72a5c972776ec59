import { RISON } from 'rison2';
import { KibanaFlavour, KibanaSettings, kibanaLink } from './kibanaLink';
import { LineSearch } from './lineSearch';

const kibana = (flavour: KibanaFlavour): KibanaSettings => ({
  baseUrl: 'https://kibana.example/base/',
  flavour,
  indexPattern: '8ac115c0-aac1-11e8-88ea-0383c11b333a',
  columns: ['message', 'app.@mt'],
});

const search: LineSearch = {
  app: 'get-into-teaching-api-prod',
  appFields: ['cf.app', 'kubernetes.deployment.name'],
  span: { fromMs: Date.UTC(2026, 5, 17, 10), toMs: Date.UTC(2026, 5, 17, 11) },
  phrases: ['Failed to process the job'],
};

const strangeNames = [
  'get-into-teaching-api-prod',
  'it’s “quoted”',
  `!'(),:*@$ "both" \\`,
  'a+b %41 #x?y&z=1',
  'ünïcødé 漢字 😀',
  '[[App]] ${App} $App',
  '-leading',
  '!n',
  '0123',
];

interface State {
  base: string;
  a: Record<string, unknown>;
  g: Record<string, unknown>;
  q: Record<string, unknown> | null;
}

/** Takes an address apart as Kibana does: state in the fragment, form-decoded, then Rison. */
function parse(address: string): State {
  const [base = '', state = ''] = address.split(/[?](?=_)/);
  const parameters = new URLSearchParams(state);
  const read = (name: string) => {
    const text = parameters.get(name);
    return text === null ? null : (RISON.parse(text) as Record<string, unknown>);
  };
  expect(new URL(address).hash).toContain('_a=');
  return { base, a: read('_a') ?? {}, g: read('_g') ?? {}, q: read('_q') };
}

const queryOf = ({ a, q }: State): string => ((q ?? a).query as { query: string }).query;

describe.each<[KibanaFlavour, string]>([
  ['legacy', 'https://kibana.example/base/app/kibana#/discover'],
  ['discover', 'https://kibana.example/base/app/discover#/'],
  ['opensearch', 'https://kibana.example/base/app/data-explorer/discover#'],
])('%s', (flavour, base) => {
  test('opens the lines: index, columns, newest first, the span with a margin', () => {
    const state = parse(kibanaLink(kibana(flavour), search) ?? '');
    expect(state.base).toBe(base);
    expect(state.g.time).toEqual({
      from: '2026-06-17T09:59:00.000Z',
      mode: 'absolute',
      to: '2026-06-17T11:01:00.000Z',
    });
    const discover = flavour === 'opensearch' ? (state.a.discover as Record<string, unknown>) : state.a;
    expect(discover).toMatchObject({ columns: ['message', 'app.@mt'], sort: [['@timestamp', 'desc']] });
    expect(flavour === 'opensearch' ? state.a.metadata : state.a).toMatchObject(
      flavour === 'opensearch'
        ? { indexPattern: '8ac115c0-aac1-11e8-88ea-0383c11b333a', view: 'discover' }
        : { index: '8ac115c0-aac1-11e8-88ea-0383c11b333a' }
    );
    expect(queryOf(state)).toBe(
      '(cf.app: "get-into-teaching-api-prod" or kubernetes.deployment.name: "get-into-teaching-api-prod") and ("Failed to process the job")'
    );
  });

  test.each(strangeNames)('the app %j comes back as it was', (app) => {
    const text = queryOf(parse(kibanaLink(kibana(flavour), { ...search, app, phrases: [] }) ?? ''));
    const quoted = /^\(cf\.app: "((?:\\.|[^"\\])*)" or /s.exec(text)?.[1];
    expect(quoted?.replace(/\\(.)/gs, '$1')).toBe(app);
  });
});

test('no filter of a former search stays, nothing is refreshed, and the query is in Kibana’s own language', () => {
  const { a, g } = parse(kibanaLink(kibana('discover'), search) ?? '');
  expect(a).toMatchObject({ filters: [], interval: 'auto', query: { language: 'kuery' } });
  expect(g).toMatchObject({ filters: [], refreshInterval: { pause: true, value: 0 } });
  const openSearch = parse(kibanaLink(kibana('opensearch'), search) ?? '');
  expect(openSearch.q).toMatchObject({ filters: [], query: { language: 'kuery' } });
  expect(openSearch.a).toMatchObject({ discover: { isDirty: false } });
});

test('ids that would make the address long, though not too long for most, give way too', () => {
  const lineIds = Array.from({ length: 60 }, (_, i) => `logs#${i}-aaaaaaaaaaaaaaaaaaaa`);
  const link = kibanaLink(kibana('legacy'), { ...search, lineIds }) ?? '';
  expect(queryOf(parse(link))).toContain('"Failed to process the job"');
  expect(queryOf(parse(kibanaLink(kibana('legacy'), { ...search, lineIds: lineIds.slice(0, 10) }) ?? ''))).toMatch(
    /^_id: /
  );
});

test('known lines are asked for by their ids, without the name of their index', () => {
  const link = kibanaLink(kibana('discover'), { ...search, lineIds: ['logs-2026.06#k1', 'logs-2026.06#a"b'] });
  expect(queryOf(parse(link ?? ''))).toBe('_id: ("k1" or "a\\"b")');
});

test('more ids than an address bears give way to the phrases, and those to the app', () => {
  const lineIds = Array.from({ length: 1000 }, (_, i) => `logs#${i}-aaaaaaaaaaaaaaaaaaaa`);
  const byPhrase = kibanaLink(kibana('legacy'), { ...search, lineIds }) ?? '';
  expect(queryOf(parse(byPhrase))).toContain('"Failed to process the job"');
  expect(byPhrase.length).toBeLessThan(2000);

  const phrases = Array.from({ length: 300 }, (_, i) => `a phrase of some length ${i}`);
  const byApp = kibanaLink(kibana('legacy'), { ...search, lineIds, phrases }) ?? '';
  expect(queryOf(parse(byApp))).not.toContain('phrase');
  expect(byApp.length).toBeLessThan(2000);
});

test('an address that cannot be short may be longer, but never longer than 8,000', () => {
  const link = kibanaLink(kibana('legacy'), { ...search, app: 'x'.repeat(1500), phrases: [] });
  expect(link?.length).toBeGreaterThan(2000);
  expect(link?.length).toBeLessThanOrEqual(8000);
  expect(kibanaLink(kibana('legacy'), { ...search, app: 'x'.repeat(9000) })).toBeNull();
});

test('no address ends in a bracket or holds a quote', () => {
  for (const flavour of ['legacy', 'discover', 'opensearch'] as const) {
    expect(kibanaLink(kibana(flavour), { ...search, app: `it's (odd)` })).toMatch(/^[^()'"\s<>]+$/);
  }
});

test.each(['', 'javascript:alert(1)', 'kibana.example'])('no link is built on %j', (baseUrl) => {
  expect(kibanaLink({ ...kibana('legacy'), baseUrl }, search)).toBeNull();
});
