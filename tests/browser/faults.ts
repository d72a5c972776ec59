import { Page, Route } from 'playwright-core';

interface Query {
  refId: string;
  metrics?: Array<{ settings?: object }>;
}

/** What a search engine, Grafana or the network can do to a query. */
export type Fault = (route: Route) => Promise<void>;

const queriesOf = (route: Route): Query[] => (route.request().postDataJSON() as { queries: Query[] }).queries;

/** Answers as if nothing came for the queries whose refId is among these; all by default. */
const answerEach =
  (status: number, result: object): Fault =>
  (route) =>
    route.fulfill({
      status,
      json: { results: Object.fromEntries(queriesOf(route).map(({ refId }) => [refId, result])) },
    });

export const serverFails: Fault = (route) => route.fulfill({ status: 500, json: { message: 'no such luck' } });

export const faults: Record<string, Fault> = {
  'the server fails': serverFails,
  'the connection breaks': (route) => route.abort('connectionreset'),
  'the answer is no JSON': (route) => route.fulfill({ contentType: 'text/html', body: '<html>Sign in</html>' }),
  'the search engine refuses': answerEach(400, { status: 400, error: 'all shards failed', frames: [] }),
  'a success holds no answer': (route) => route.fulfill({ json: { results: {} } }),
  'a success holds no frame': answerEach(200, { status: 200, frames: [] }),
  'a success holds an empty frame': answerEach(200, {
    status: 200,
    frames: [{ schema: { fields: [] }, data: { values: [] } }],
  }),
};

/** Lets the search engine hand out fewer lines than there are. */
export const cutOff: Fault = (route) => {
  const body = route.request().postDataJSON() as { queries: Query[] };
  for (const metric of body.queries.flatMap(({ metrics = [] }) => metrics)) {
    metric.settings = { ...metric.settings, limit: '100' };
  }
  return route.continue({ postData: JSON.stringify(body) });
};

/** The same, and nothing of the rest can be read. */
export const cutOffForGood: Fault = (route) =>
  queriesOf(route).some(({ refId }) => refId === 'lines') ? serverFails(route) : cutOff(route);

/** Fails the query of one refId, and lets the others of the request succeed. */
export const failOne =
  (refId: string): Fault =>
  async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { results: Record<string, object> };
    if (body.results[refId]) {
      body.results[refId] = { status: 400, error: 'too many buckets', frames: [] };
    }
    await route.fulfill({ status: 400, json: body });
  };

/** Lets one query wait for a promise. */
export const holdBack =
  (refId: string, until: Promise<void>): Fault =>
  async (route) => {
    if (queriesOf(route).some((query) => query.refId === refId)) {
      await until;
    }
    await route.continue();
  };

export const queryAddress = '**/api/ds/query*';

/** Lays a fault on every query that a page sends. */
export async function inject(page: Page, fault: Fault): Promise<void> {
  await page.route(queryAddress, fault);
}
