import { defaultSettings } from '../../settings/settings';
import { candidatesLost } from '../../ui/testing/troubleReports';
import { noteOf } from './noteOf';

const report = candidatesLost();
const context = { settings: defaultSettings, timeZone: 'Europe/London' };

test('times have day, year and zone, and addresses a host and a range of fixed ends', () => {
  const note = noteOf(report, context);
  expect(note).toContain('- Looked at: 23 Jun 2026 14:20 BST to 24 Jun 2026 14:20 BST; as of 24 Jun 2026 14:20 BST');
  const range = `from=${report.fromMs}&to=${report.toMs}&var-App=get-into-teaching-api-prod`;
  expect(note).toContain(`[Failed Jobs](http://localhost/a/dfe-failedjobs-app?${range})`);
  expect(note).toContain(`[what was lost](http://localhost/a/dfe-failedjobs-app/losses?${range})`);
  expect(note).toContain(`[dashboard](http://localhost/d/28EURzZGz/get-into-teaching-api?viewPanel=2&${range})`);
  expect(note).toContain(`[runbook](${defaultSettings.runbookUrl})`);
});

test('evidence leads to its lines in Kibana; links that are off are left out', () => {
  expect(noteOf(report, context, ['UpsertCandidateJob'])).toContain('([lines](https://kibana.logit.io/app/kibana#/');
  const settings = {
    ...defaultSettings,
    kibana: { ...defaultSettings.kibana, baseUrl: '' },
    dashboardUrl: '',
    runbookUrl: '',
  };
  const note = noteOf(report, { ...context, settings });
  expect(note).not.toMatch(/\[(lines|dashboard|runbook)\]/);
});
