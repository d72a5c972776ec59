import { clockSecondsText, clockText, deadlineText, exactText, recordText, relativeText, spanText } from './timeTexts';

const NOW_MS = Date.UTC(2026, 5, 24, 13, 20);
const utc = { nowMs: NOW_MS, timeZone: 'utc' };
const london = { nowMs: NOW_MS, timeZone: 'Europe/London' };
const MINUTE_MS = 60_000;

test.each([
  [0, 'now'],
  [-500, 'now'],
  [4000, 'in 4 s'],
  [-59_000, '59 s ago'],
  [216 * MINUTE_MS, 'in 3 h 36 min'],
  [-385 * MINUTE_MS, '6 h 25 min ago'],
])('%d ms from now is "%s"', (distanceMs, words) => {
  expect(relativeText(NOW_MS + distanceMs, utc)).toBe(words);
});

test('a deadline rounds down: never more time than there is', () => {
  expect(relativeText(NOW_MS + 2 * MINUTE_MS - 1, utc)).toBe('in 1 min');
});

test('another day than today is named', () => {
  expect(clockText(NOW_MS + MINUTE_MS, utc)).toBe('13:21');
  expect(clockText(NOW_MS - 24 * 60 * MINUTE_MS, utc)).toBe('23 Jun 13:20');
  expect(clockSecondsText(NOW_MS - 2000, utc)).toBe('13:19:58');
});

test('a deadline names its day only where the time alone may be read as another', () => {
  expect(deadlineText(NOW_MS + 22 * 60 * MINUTE_MS, utc)).toBe('11:20');
  expect(deadlineText(NOW_MS + 23 * 60 * MINUTE_MS, utc)).toBe('25 Jun 12:20');
  expect(deadlineText(NOW_MS - 14 * 60 * MINUTE_MS, utc)).toBe('23 Jun 23:20');
});

test('today is the person’s today', () => {
  const lateMs = Date.UTC(2026, 5, 23, 23, 30);
  expect(clockText(lateMs, utc)).toBe('23 Jun 23:30');
  expect(clockText(lateMs, london)).toBe('00:30');
});

test('an exact time says its zone, as it was at that time', () => {
  expect(exactText(NOW_MS, utc)).toBe('24 Jun 13:20:00 UTC');
  expect(exactText(NOW_MS, london)).toBe('24 Jun 14:20:00 BST');
  expect(exactText(Date.UTC(2026, 0, 5, 12), london)).toBe('5 Jan 12:00:00 GMT');
});

test('the browser’s own zone has a name too', () => {
  // The tests' browser is in UTC.
  expect(exactText(NOW_MS, { nowMs: NOW_MS, timeZone: 'browser' })).toBe('24 Jun 13:20:00 UTC');
  expect(recordText(NOW_MS, 'browser')).toBe('24 Jun 2026 13:20 UTC');
  expect(recordText(NOW_MS, 'Europe/London')).toBe('24 Jun 2026 14:20 BST');
});

describe('in the hour that comes twice, when the clocks go back,', () => {
  const night = { nowMs: Date.UTC(2026, 9, 25, 3), timeZone: 'Europe/London' };
  const at = (hour: number, minute: number) => Date.UTC(2026, 9, 25, hour, minute);

  test('each time says in which of the two', () => {
    expect([at(0, 30), at(1, 30)].map((ms) => clockText(ms, night))).toEqual(['01:30 BST', '01:30 GMT']);
    expect([at(0, 0), at(1, 59)].map((ms) => clockSecondsText(ms, night))).toEqual(['01:00:00 BST', '01:59:00 GMT']);
    expect(deadlineText(at(1, 30), { ...night, nowMs: at(0, 0) })).toBe('01:30 GMT');
  });

  test('the times around it do not, nor those of the spring, nor any in UTC', () => {
    const around = [Date.UTC(2026, 9, 24, 23, 59), at(2, 0)];
    expect(around.map((ms) => clockText(ms, night))).toEqual(['00:59', '02:00']);
    const spring = { nowMs: Date.UTC(2026, 2, 29, 3), timeZone: 'Europe/London' };
    expect([0, 1].map((hour) => clockText(Date.UTC(2026, 2, 29, hour, 30), spring))).toEqual(['00:30', '02:30']);
    expect(clockText(at(1, 30), { ...night, timeZone: 'utc' })).toBe('01:30');
  });

  test('a span never seems to end before it began', () => {
    expect(spanText({ fromMs: at(0, 50), toMs: at(1, 10) }, night)).toBe('01:50 BST–01:10 GMT');
    expect(spanText({ fromMs: at(0, 30), toMs: at(1, 30) }, night)).toBe('01:30 BST–01:30 GMT');
    expect(spanText({ fromMs: at(0, 30), toMs: at(12, 0) }, night)).toBe('01:30 BST–12:00');
  });

  test('zones whose clocks go by half an hour have but half an hour of it', () => {
    const island = { nowMs: Date.UTC(2026, 3, 4, 20), timeZone: 'Australia/Lord_Howe' };
    const texts = [14, 29, 59].map((minute) => clockText(Date.UTC(2026, 3, 4, 14, minute), island));
    expect(texts).toEqual(['01:14', '01:29', '01:59 +11']);
  });
});

test('a span names its day once, and both days where it has two', () => {
  const at = (day: number, hour: number) => Date.UTC(2026, 5, day, hour);
  expect(spanText({ fromMs: at(24, 6), toMs: at(24, 13) }, utc)).toBe('06:00–13:00');
  expect(spanText({ fromMs: at(23, 6), toMs: at(23, 13) }, utc)).toBe('23 Jun 06:00–13:00');
  expect(spanText({ fromMs: at(23, 6), toMs: at(24, 13) }, utc)).toBe('23 Jun 06:00–24 Jun 13:00');
  expect(spanText({ fromMs: at(24, 6), toMs: at(24, 6) }, utc)).toBe('06:00');
});
