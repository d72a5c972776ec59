import { belowNeedsYou, tabNav } from './pageNav';

const urlState = { app: 'get-into-teaching-api-prod', from: 'now-24h', to: 'now', refresh: '' };

test('a main page leaves its breadcrumb to Grafana’s menu, which knows it, so that it does not stand there twice', () => {
  const nav = tabNav('losses', urlState);
  expect(nav).toMatchObject({ text: 'Losses', hideFromBreadcrumbs: true });
  expect(nav.url).toBeUndefined();
  expect(nav.children?.filter(({ active }) => active).map(({ text }) => text)).toEqual(['Losses']);
});

test('the breadcrumbs of a page below the first lead back to it with the same app and range', () => {
  const { parentItem } = belowNeedsYou('UpsertCandidateJob', urlState);
  expect(parentItem?.text).toBe('Failed Jobs');
  expect(parentItem?.url).toBe('/a/dfe-failedjobs-app?from=now-24h&to=now&var-App=get-into-teaching-api-prod');
});
