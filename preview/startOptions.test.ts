import { readStartOptions } from './startOptions';

const quiet = { CI: 'true' };

test('without options: the sample day on port 3000, a browser only for a person', () => {
  expect(readStartOptions([], {})).toEqual({
    port: 3000,
    logs: { kind: 'sample' },
    isShiftedToNow: false,
    nowMs: undefined,
    dataSource: 'elasticsearch',
    role: 'Admin',
    opensBrowser: true,
    asksForHelp: false,
  });
  expect(readStartOptions([], quiet).opensBrowser).toBe(false);
  expect(readStartOptions(['--no-open'], {}).opensBrowser).toBe(false);
  expect(readStartOptions(['--opensearch'], {}).dataSource).toBe('opensearch');
  expect(readStartOptions(['--viewer'], {}).role).toBe('Viewer');
  expect(readStartOptions(['--settings', 'mine.json'], {}).settings).toBe('mine.json');
});

test('--port outranks PORT', () => {
  expect(readStartOptions([], { PORT: '4000' }).port).toBe(4000);
  expect(readStartOptions(['--port', '0'], { PORT: '4000' }).port).toBe(0);
});

test.each([
  [['--logs', 'day.ndjson'], { kind: 'file', path: 'day.ndjson' }],
  [['--day', 'crm-outage'], { kind: 'generated', scenario: 'crm-outage', seed: 1 }],
  [['--day', 'crm-outage', '--seed', '7'], { kind: 'generated', scenario: 'crm-outage', seed: 7 }],
  [['--elasticsearch', 'https://logs.example:9200'], { kind: 'elasticsearch', url: 'https://logs.example:9200' }],
])('%j chooses the logs', (args, logs) => {
  expect(readStartOptions(args, quiet).logs).toEqual(logs);
});

test('--now is a time, UTC as written', () => {
  expect(readStartOptions(['--now', '2026-06-17T15:30:00Z'], quiet).nowMs).toBe(Date.UTC(2026, 5, 17, 15, 30));
});

test.each([
  [['--port', 'http'], /port must be a whole number/],
  [['--port', '70000'], /65535/],
  [['--seed', '7'], /goes with --day/],
  [['--day', 'x', '--seed', '1.5'], /--seed must be a whole number/],
  [['--now', 'yesterday'], /--now must be a time/],
  [['--logs', 'a', '--day', 'b'], /Choose one/],
  [['--elasticsearch', 'logs.example'], /needs an address/],
  [['--elasticsearch', 'http://x', '--shift-to-now'], /real clock/],
  [['--unknown'], /--unknown/],
])('%j is refused with a reason', (args, reason) => {
  expect(() => readStartOptions(args, quiet)).toThrow(reason);
});
