import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generateDay, type DayOptions } from './generateDay';

// Whole days are simulated in the tests.
jest.setTimeout(60_000);

const FORM = { noise: 0.01, shape: 'compact-message', envelope: 'cf' } as const;

test.each<[string, DayOptions, number]>([
  ['crm-outage-small', { ...FORM, scenario: 'crm-outage', seed: 2, trafficPerDay: 14 }, 150_000],
  [
    'ticket-office',
    { ...FORM, shape: 'compact-app', envelope: 'aks', noise: 0.02, scenario: 'ticket-office', seed: 4 },
    150_000,
  ],
  ['candidates-lost-small', { ...FORM, scenario: 'crm-read-only', seed: 5, trafficPerDay: 8 }, 250_000],
])('%s is what the generator writes, and small', (name, options, maxBytes) => {
  const folder = join(__dirname, '..');
  const packed = readFileSync(join(folder, `${name}.ndjson.gz`));
  const lines = gunzipSync(packed).toString('utf8').trimEnd().split('\n');
  const { documents, truth } = generateDay(options);
  expect(lines.map((line) => JSON.parse(line))).toEqual(documents);
  expect(JSON.parse(readFileSync(join(folder, `${name}.truth.json`), 'utf8'))).toEqual(truth);
  expect(packed.length).toBeLessThan(maxBytes);
});
