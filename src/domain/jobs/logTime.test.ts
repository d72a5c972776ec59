import { looksLikeTime, parseLogTime } from './logTime';

const AT = Date.UTC(2026, 5, 17, 10, 0, 0);

describe('reads', () => {
  test.each([
    ['2026-06-17T10:00:00.1234567Z', AT + 123, 4567],
    ['2026-06-17T10:00:00.123Z', AT + 123, 0],
    ['2026-06-17T10:00:00.1234Z', AT + 123, 4000],
    ['2026-06-17T10:00:00.0000001Z', AT, 1],
    ['2026-06-17T10:00:00.1Z', AT + 100, 0],
    ['2026-06-17T10:00:00.123456789Z', AT + 123, 4567],
    ['2026-06-17T10:00:00Z', AT, 0],
    ['2026-06-17T10:00:00', AT, 0],
    ['2026-06-17 10:00:00.123', AT + 123, 0],
    ['2026-06-17T10:00:00,123Z', AT + 123, 0],
    ['2026-06-17T11:00:00+01:00', AT, 0],
    ['2026-06-17T11:00:00.1234567+01:00', AT + 123, 4567],
    ['2026-06-17T09:30:00-00:30', AT, 0],
    ['2026-06-17T11:00:00+0100', AT, 0],
    [' 2026-06-17T10:00:00Z ', AT, 0],
    ['2026-06-17T23:59:59.999Z', AT + 14 * 3_600_000 - 1, 0],
    ['2000-01-01T00:00:00.000Z', Date.UTC(2000, 0, 1), 0],
    ['2024-02-29T00:00:00.000Z', Date.UTC(2024, 1, 29), 0],
  ])('%s', (text, timeMs, ticks) => {
    expect(parseLogTime(text)).toEqual({ timeMs, ticks });
  });

  test('ms since the epoch, a Date, and the list of one that a search engine’s fields answer holds', () => {
    const expected = { timeMs: AT, ticks: 0 };
    expect(parseLogTime(AT)).toEqual(expected);
    expect(parseLogTime(AT + 0.7)).toEqual(expected);
    expect(parseLogTime(new Date(AT))).toEqual(expected);
    expect(parseLogTime(['2026-06-17T10:00:00.000Z'])).toEqual(expected);
  });
});

test.each([
  ['empty', ''],
  ['words', 'yesterday'],
  ['a date alone', '2026-06-17'],
  ['a time alone', '10:00:00'],
  ['no such month', '2026-13-17T10:00:00.000Z'],
  ['no such day', '2026-06-32T10:00:00.000Z'],
  ['no such hour', '2026-06-17T24:00:00.001Z'],
  ['no such hour, without decimals', '2026-06-17T25:00:00Z'],
  ['no such minute', '2026-06-17T10:60:00.000Z'],
  ['no such second', '2026-06-17T10:00:60.000Z'],
  ['letters for digits', '2026-06-17T1o:00:00.123Z'],
  ['a character before the digits', '2026-06-17T1/:00:00.123Z'],
  ['letters in the decimals', '2026-06-17T10:00:00.12x4567Z'],
  ['other separators', '2026/06/17T10:00:00.123Z'],
  ['another separator behind the year', '2026/06-17T10:00:00.123Z'],
  ['another separator behind the month', '2026-06/17T10:00:00.123Z'],
  ['another separator behind the hour', '2026-06-17T10.00:00.123Z'],
  ['another separator behind the minute', '2026-06-17T10:00.00.123Z'],
  ['text behind', '2026-06-17T10:00:00Z; drop'],
  ['before any log', '1999-12-31T23:59:59.999Z'],
  ['after any log', '2100-01-01T00:00:00.000Z'],
  ['a long text', `2026-06-17T10:00:00.${'0'.repeat(1_000_000)}Z`],
  ['not a number', NaN],
  ['infinity', Infinity],
  ['zero', 0],
  ['nanoseconds', AT * 1e6],
  ['null', null],
  ['undefined', undefined],
  ['true', true],
  ['an object', { value: AT }],
  ['a list of two', [AT, AT]],
  ['an empty list', []],
  ['a broken Date', new Date(NaN)],
])('reads no time: %s', (_, raw) => {
  expect(parseLogTime(raw)).toBeNull();
});

test('lists within lists, however deep, are no time', () => {
  let deep: unknown = AT;
  for (let i = 0; i < 50_000; i++) {
    deep = [deep];
  }
  expect(parseLogTime(deep)).toBeNull();
});

test('the day that is remembered does not leak into the next text', () => {
  expect(parseLogTime('2026-06-17T10:00:00.000Z')).toEqual({ timeMs: AT, ticks: 0 });
  expect(parseLogTime('2026-06-1xT10:00:00.000Z')).toBeNull();
  expect(parseLogTime('2026-06-18T10:00:00.000Z')).toEqual({ timeMs: AT + 86_400_000, ticks: 0 });
});

test.each([
  ['2026-06-17T10:00:00.123Z', true],
  ['2026-06-17T10:00:00.1234567Z', true],
  ['2026-06-17T10:00:00.12Z', false],
  ['2026-06-17T10:00:00.12345678Z', false],
  ['2026-06-17 10:00:00.123Z', false],
  ['2026-06-17T10:00:00,123Z', false],
  ['2026-06-17T10:00:00.123+', false],
  [AT, false],
])('what looks like nearly every line’s time: %s: %s', (raw, expected) => {
  expect(looksLikeTime(raw)).toBe(expected);
});
