import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLogFields } from '../domain/links/logFields';
import { dashboardQuery, jobLinesQuery } from './logQuery';
import { asksForEverything } from './queryBreadth';

interface Target {
  query: string;
  metrics: unknown[];
}

const all = dashboardQuery(defaultLogFields);

test.each([
  ['no filter', ''],
  ['a star', '*'],
  ['the app as a variable', 'cf.app:$App'],
  ['the app as a phrase', 'cf.app:"$App"'],
  ['the app’s keyword', 'cf.app.keyword:${App:lucene}'],
  ['an escaped app', 'cf.app:get\\-into\\-teaching\\-api\\-prod'],
  ['the app in either field', '(cf.app:"a b" OR kubernetes.deployment.name:("a" OR "b"))'],
  ['the query of the help', all],
  ['the query for every app', jobLinesQuery('', defaultLogFields)],
  ['the same words in any field', all.replace(/(?:message|(?:app\.)?(?:@mt|State)):/g, '')],
])('%s leaves nothing out', (_name, query) => {
  expect(asksForEverything(query, defaultLogFields)).toBe(true);
});

test.each([
  ['the runbook’s own query', '"get-into-teaching-api-prod" AND "Started"'],
  ['one phrase', 'cf.app:$App AND "Started"'],
  ['one word', 'cf.app:$App AND message:Started'],
  ['a phrase kept out', 'cf.app:$App AND NOT "Started"'],
  ['a word kept out', 'cf.app:$App -Hangfire'],
  ['a level', 'cf.app:$App AND level:Error'],
  ['a field that only ends like the app’s', 'other.cf.app:$App'],
  ['all, in one shape’s field', `cf.app:$App AND ${/message:\(.*?\)\)\)/.exec(all)?.[0]}`],
  ['all, but a job type', `${all} AND NOT "UpsertCandidateJob"`],
  ['all, but a word', `${all} -Hangfire`],
  ['all of one job type', `${all} AND "UpsertCandidateJob"`],
  ['all of one instance', `${all} AND cf.app_instance:0`],
  ['all without Hangfire’s failures', all.replaceAll('"Failed to process the job"', '"x"')],
  ['all without deletions', all.replaceAll('"Deleted"', '"x"')],
])('%s is too narrow', (_name, query) => {
  expect(asksForEverything(query, defaultLogFields)).toBe(false);
});

test('the dashboard that comes with the plugin asks for everything', () => {
  const path = join(__dirname, '../../provisioning/dashboards/get-into-teaching-api.json');
  const { panels } = JSON.parse(readFileSync(path, 'utf8')) as { panels: Array<{ type: string; targets: Target[] }> };
  const targets = panels.filter(({ type }) => type === 'dfe-jobtimeline-panel').flatMap((panel) => panel.targets);
  expect(targets.map(({ metrics: [metric], query }) => [metric, asksForEverything(query, defaultLogFields)])).toEqual([
    [{ id: '1', type: 'logs', settings: { limit: '10000', size: '10000' } }, true],
  ]);
});
