import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDay } from '../../samples/generator/generateDay';
import { SHAPES } from '../../samples/generator/shapes';
import { analyse } from '../../src/domain/analyse';
import { policyOf } from '../../src/domain/policy';
import { readSettings } from '../../src/settings/readSettings';
import { Truth, compareTruth } from './compareTruth';
import { optionsOf, readDay } from './readDay';

/** A service that is not the API's, told by its settings alone. */
const { settings, problems } = readSettings(
  JSON.parse(readFileSync(join(__dirname, '../../samples/ticket-office.settings.json'), 'utf8'))
);
const asSet = { fields: settings.fields, policy: policyOf(settings) };

const { documents, truth, options } = readDay('ticket-office', 'own');
const report = analyse(documents, { ...options, ...asSet });

test('its settings are valid', () => {
  expect(problems).toEqual([]);
});

test('the day is what its truth says, run by run', () => {
  expect(compareTruth(report, truth)).toEqual({ types: [], runs: [] });
  expect(report.overall.id).toBe(truth.overall);
  expect(report.lines).toMatchObject({ loose: 0, unreadable: 0 });
});

// Plain text tells of a stack trace line by line; the other shapes keep it whole.
test.each(SHAPES)('and in the shape %s', (shape) => {
  const day = generateDay({ scenario: 'ticket-office', seed: 9, shape, envelope: 'aks', noise: 0.02 });
  const told = day.truth as unknown as Truth;
  const lines = day.documents.map((source, index) => ({ id: `line-${index + 1}`, source }));
  const read = analyse(lines, { ...optionsOf(told), ...asSet });
  expect(compareTruth(read, told)).toEqual({ types: [], runs: [] });
});

test('what still waits is lost after the ten growing delays, not after as many hours', () => {
  const waiting = report.runs.filter(({ state }) => state === 'retrying');
  const ended = new Map(truth.runs.map((run) => [run.hangfireJobId, run as { willBeDeletedAt?: string }]));
  expect(waiting.length).toBeGreaterThan(5);
  for (const { hangfireJobId, deletion, nextAttempt } of waiting) {
    const leastMs = Date.parse(ended.get(hangfireJobId ?? '')?.willBeDeletedAt ?? '');
    // The line tells the next delay with its random part: up to five minutes more than the least.
    expect(deletion!.fromMs - leastMs).toBeGreaterThanOrEqual(-1000);
    expect(deletion!.fromMs - leastMs).toBeLessThan(300_000);
    expect(nextAttempt!.fromMs).toBeLessThanOrEqual(deletion!.fromMs);
  }
});

test('nothing that is said of it speaks of the API, its CRM or candidates', () => {
  const said = report.verdicts.map(({ headline, detail, steps }) => [
    headline,
    detail,
    ...steps.map(({ text }) => text),
  ]);
  expect(said.flat().filter((text) => /\bAPI\b|CRM|candidate/i.test(text))).toEqual([]);
  expect(report.overall.headline).toBe(
    '7 runs lost. 2 more are retrying: the next is lost in 3 h 13 min unless it recovers.'
  );
});

test('with the settings of another service, or with the API’s, nobody can tell', () => {
  const others = {
    ...settings,
    jobTypes: [{ name: 'make-tea' }],
    linePatterns: { ...settings.linePatterns, started: [] },
  };
  const strangers = [policyOf({}), policyOf({ service: 'other' }), policyOf({ ...others, linePatterns: undefined })];
  for (const policy of strangers) {
    expect(analyse(documents, { ...options, ...asSet, policy }).overall.id).toBe('cannot-tell');
  }
});

test('a task that the settings do not name is a doubt, and no all-clear', () => {
  const [, ...others] = settings.jobTypes;
  const { overall, looseLines } = analyse(documents, {
    ...options,
    ...asSet,
    policy: policyOf({ ...settings, jobTypes: others.filter(({ name }) => name === 'close-tills') }),
  });
  expect(looseLines.some(({ reason }) => reason === 'job type send-ticket is not known')).toBe(true);
  expect(overall.id).toBe('cannot-tell');
});
