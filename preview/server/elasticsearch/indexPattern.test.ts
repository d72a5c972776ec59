import type { DataSourceSettings } from './dataSourceSettings';
import { indexHeader } from './indexPattern';

const range = (from: string, to: string) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) });
const twoDays = range('2026-06-16T22:30:00Z', '2026-06-17T01:10:00Z');

test('without an interval the setting goes out as it stands', () => {
  expect(indexHeader({ index: 'filebeat-*,[x]YYYY' }, twoDays)).toBe('filebeat-*,[x]YYYY');
  expect(indexHeader({ index: '' }, twoDays)).toBe('');
});

test.each<[DataSourceSettings['interval'], string, string]>([
  ['Hourly', '[logs-]YYYY.MM.DD.HH', 'logs-2026.06.16.22,logs-2026.06.16.23,logs-2026.06.17.00,logs-2026.06.17.01'],
  ['Daily', '[logs-]YYYY.MM.DD', 'logs-2026.06.16,logs-2026.06.17'],
  ['Daily', 'YYYY.MM.DD[-DD]', '2026.06.16-DD,2026.06.17-DD'],
  ['Weekly', '[logs-]GGGG.WW', 'logs-2026.25'],
  ['Monthly', '[logs-]YYYY.MM', 'logs-2026.06'],
  ['Yearly', '[logs-]YYYY', 'logs-2026'],
])('%s patterns are written out in UTC for each interval touched: %s', (interval, index, expected) => {
  expect(indexHeader({ index, interval }, twoDays)).toBe(expected);
});

test('weeks are ISO weeks: the first days of a year may belong to the last one', () => {
  const newYear = range('2026-12-31T00:00:00Z', '2027-01-04T00:00:00Z');
  expect(indexHeader({ index: '[l-]GGGG.WW', interval: 'Weekly' }, newYear)).toBe('l-2026.53,l-2027.01');
});

test('the end of the range is included', () => {
  const untilMidnight = range('2026-01-31T23:59:59Z', '2026-02-01T00:00:00Z');
  expect(indexHeader({ index: 'YYYY.MM', interval: 'Monthly' }, untilMidnight)).toBe('2026.01,2026.02');
});
