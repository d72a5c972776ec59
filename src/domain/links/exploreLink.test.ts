import { ExploreSearch, exploreLink } from './exploreLink';

const source = { uid: 'logs/uid "1"', type: 'elasticsearch' };
const search = (rest: Partial<ExploreSearch> = {}): ExploreSearch => ({
  queries: ['cf.app:"api"'],
  from: 'now-24h',
  to: 'now',
  orgId: 1,
  ...rest,
});

/** Takes an address apart as Explore does. */
function parse(address: string | null) {
  const { pathname, searchParams } = new URL(address ?? '', 'http://grafana.example');
  const panes = JSON.parse(searchParams.get('panes') ?? '') as Record<
    string,
    { datasource: string; queries: Array<Record<string, unknown>>; range: { from: string; to: string } }
  >;
  const [[name = '', pane] = []] = Object.entries(panes);
  return { pathname, version: searchParams.get('schemaVersion'), orgId: searchParams.get('orgId'), name, pane };
}

test('opens the lines of one query of one data source over the range', () => {
  const { pathname, version, orgId, name, pane } = parse(exploreLink(source, search()));
  expect([pathname, version, orgId]).toEqual(['/explore', '1', '1']);
  expect(name).toMatch(/^[a-z]{3}$/);
  expect(pane).toMatchObject({
    datasource: source.uid,
    queries: [
      {
        refId: 'A',
        datasource: source,
        metrics: [{ id: '1', type: 'logs', settings: { limit: '500' } }],
        bucketAggs: [],
      },
    ],
    range: { from: 'now-24h', to: 'now' },
  });
  expect(parse(exploreLink(source, search({ orgId: null }))).orgId).toBeNull();
});

test.each([
  'cf.app:"get-into-teaching-api-prod" AND ("Deleted" OR "Started")',
  `it's !n "quoted" \\ (odd) *:@`,
  'a+b %41 #x?y&z=1',
  'ünïcødé 漢字 😀',
  '[[App]] ${App} $App',
])('the query %j comes back as it was, and nothing in the address ends it early', (query) => {
  const address = exploreLink(source, search({ queries: [query], from: '1781690400000', to: '1781694000000' }));
  const { pane } = parse(address);
  expect(pane?.queries[0]?.query).toBe(query);
  expect(pane?.range).toEqual({ from: '1781690400000', to: '1781694000000' });
  expect(address).toMatch(/^[^()'"\s<>#]+$/);
});

test('a query that makes the address too long gives way to a broader one, and none to nothing', () => {
  const long = 'x'.repeat(8000);
  expect(parse(exploreLink(source, search({ queries: [long, 'cf.app:"api"'] }))).pane?.queries[0]?.query).toBe(
    'cf.app:"api"'
  );
  expect(exploreLink(source, search({ queries: [long] }))).toBeNull();
});
