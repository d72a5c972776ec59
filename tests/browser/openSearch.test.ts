import { Request } from 'playwright-core';
import { analyse } from '../../src/domain/analyse';
import { readDay } from '../truth/readDay';
import { useChromium } from './pages';
import { app, pagePath, panelPath, waitForAnswer } from './places';
import { usePreview } from './usePreview';

/** Grafana's plugin for OpenSearch in place of its Elasticsearch data source: the same lines, the same answer. */

const newPage = useChromium();
const url = usePreview(() => ['--opensearch']);
const { documents, options } = readDay('crm-outage-small', 'own');
const { overall } = analyse(documents, options);

test.each([
  ['the panel', panelPath],
  ['the page', `${pagePath}?var-App=${app}`],
])('%s says of the day what it says with Elasticsearch’s', async (_where, path) => {
  const page = await newPage();
  const asked: string[] = [];
  page.on('request', (request: Request) => asked.push(request.postData() ?? ''));
  await page.goto(url() + path);
  await waitForAnswer(page, overall.headline);
  await waitForAnswer(page, overall.detail);
  expect(asked.filter((body) => body.includes('"grafana-opensearch-datasource"'))).not.toEqual([]);
});

test('the settings’ page finds the data source, its fields and its jobs', async () => {
  const page = await newPage();
  await page.goto(`${url()}/plugins/dfe-failedjobs-app?page=settings`);
  await page.getByRole('button', { name: 'Detect' }).click();
  await page.getByText(/^Proposed below: app in cf\.app; text in message;/).waitFor();
  await page.getByRole('button', { name: 'Test' }).click();
  await page.getByRole('table', { name: 'Recognised' }).getByText('UpsertCandidateJob').waitFor();
});
