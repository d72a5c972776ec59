import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { analyse } from '../src/domain/analyse';
import { policyOf } from '../src/domain/policy';
import { readSettings } from '../src/settings/readSettings';
import { compareTruth } from './truth/compareTruth';
import { readDay } from './truth/readDay';

const text = readFileSync(join(__dirname, '../docs/settings.md'), 'utf8');
const examples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, yaml]) => (parse(yaml ?? '') as { apps: Array<{ jsonData: unknown }> }).apps[0]?.jsonData
);

test('the examples of the settings’ page in the docs are valid', () => {
  expect(examples).toHaveLength(2);
  examples.forEach((jsonData) => expect(readSettings(jsonData).problems).toEqual([]));
});

test('the ticket office’s example reads its day as the truth says', () => {
  const { settings } = readSettings(examples.find((jsonData) => readSettings(jsonData).settings.service === 'other'));
  const { documents, truth, options } = readDay('ticket-office', 'own');
  const report = analyse(documents, { ...options, fields: settings.fields, policy: policyOf(settings) });
  expect(compareTruth(report, truth)).toEqual({ types: [], runs: [] });
});
