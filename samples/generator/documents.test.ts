import { generateDay } from './generateDay';
import { API_SCENARIO_NAMES } from './scenarios';
import { testDay } from './testDay';

// Whole days are simulated in the tests.
jest.setTimeout(60_000);

const text = (scenario: 'flapping' | 'restarts', seed: number) => {
  const { documents, truth } = generateDay({
    scenario,
    seed,
    shape: 'compact-app',
    envelope: 'aks',
    hours: 6,
    noise: 0.2,
  });
  return JSON.stringify([documents, truth]);
};

test.each(['flapping', 'restarts'] as const)(
  'an equal seed gives an equal day, another seed another (%s)',
  (scenario) => {
    const day = text(scenario, 3);
    expect(text(scenario, 3)).toBe(day);
    expect(text(scenario, 4)).not.toBe(day);
  }
);

test('more noise changes no job', () => {
  const quiet = testDay({ scenario: 'crm-outage', noise: 0 });
  const loud = testDay({ scenario: 'crm-outage', noise: 0.3 });
  expect(loud.documents.length).toBeGreaterThan(quiet.documents.length + 1000);
  expect(loud.truth.runs).toEqual(quiet.truth.runs);
});

describe.each(API_SCENARIO_NAMES)('the documents of %s', (scenario) => {
  const { documents, truth } = testDay({ scenario });
  const times = documents.map((document) => String(document['@timestamp']));

  test('are sorted by @timestamp and lie within the window', () => {
    expect(times.length).toBeGreaterThan(500);
    expect(times.filter((time, index) => index > 0 && time < times[index - 1]!)).toEqual([]);
    expect(times[0]! >= String(truth.meta.from)).toBe(true);
    expect(times[times.length - 1]! < String(truth.meta.to)).toBe(true);
  });

  test('survive being written as JSON and read again', () => {
    const sample = documents.slice(0, 500);
    expect(JSON.parse(JSON.stringify(sample))).toEqual(sample);
    expect(sample.every(({ message }) => message === undefined || JSON.parse(String(message)))).toBe(true);
  });

  test('hold no personal data', () => {
    const all = JSON.stringify(documents);
    expect(all).not.toMatch(/\w@[\w-]+\.\w/);
    const personal = /\\"(email|firstName|lastName|addressPostcode|addressTelephone|telephone)\\+":\\+"([^"\\]*)/g;
    expect([...new Set([...all.matchAll(personal)].map((match) => match[2]))]).toEqual(['******']);
  });
});
