import { roundStepMs, roundStepOf, timeTicks } from './timeTicks';

const HOUR_MS = 3_600_000;
const utc = () => 0;

/** What a zone adds to UTC, by the platform's own time zone data. */
function offsetIn(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  return (ms: number) => {
    const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  };
}

const hoursOf = (fromIso: string, toIso: string, zone: (ms: number) => number) =>
  timeTicks({ fromMs: Date.parse(fromIso), toMs: Date.parse(toIso), widthPx: 2400 }, 100, zone);

test('steps are round, and at least as long as asked', () => {
  expect([1, 61_000, 4 * HOUR_MS, 25 * HOUR_MS].map(roundStepMs)).toEqual([1000, 120_000, 6 * HOUR_MS, 48 * HOUR_MS]);
});

test('a day of 24 h has a tick at each full hour; the first begins the day', () => {
  const ticks = hoursOf('2026-06-17T00:00:00Z', '2026-06-18T00:00:00Z', utc);
  expect(ticks).toHaveLength(25);
  expect(ticks[0]).toEqual({ ms: Date.parse('2026-06-17T00:00:00Z'), stepMs: HOUR_MS, startsDay: true });
  expect(ticks[1]?.startsDay).toBe(false);
});

test('in summer a day in London begins at 23:00 UTC', () => {
  const ticks = hoursOf('2026-06-16T12:00:00Z', '2026-06-17T12:00:00Z', offsetIn('Europe/London'));
  expect(ticks.filter(({ startsDay }) => startsDay).map(({ ms }) => new Date(ms).toISOString())).toEqual([
    '2026-06-16T23:00:00.000Z',
  ]);
});

test.each([
  ['forward', '2026-03-29T00:00:00Z', '2026-03-29T06:00:00Z', 6 * 60, 7],
  ['back', '2026-10-25T00:00:00Z', '2026-10-25T06:00:00Z', 6 * 60, 7],
])('when the clocks go %s each real hour keeps one tick', (_, from, to, minutes, expected) => {
  const zone = offsetIn('Europe/London');
  const scale = { fromMs: Date.parse(from), toMs: Date.parse(to), widthPx: minutes * 2 };
  const ticks = timeTicks(scale, 100, zone);
  expect(ticks.map(({ ms }) => ms)).toEqual(
    Array.from({ length: expected }, (_value, hour) => scale.fromMs + hour * HOUR_MS)
  );
});

test('steps of six hours stay on the wall clock across a change of the clocks', () => {
  const zone = offsetIn('Europe/London');
  const scale = { fromMs: Date.parse('2026-03-28T00:00:00Z'), toMs: Date.parse('2026-03-30T00:00:00Z'), widthPx: 800 };
  const ticks = timeTicks(scale, 90, zone);
  expect(ticks.every(({ ms }) => (ms + zone(ms)) % (6 * HOUR_MS) === 0)).toBe(true);
  const gapsHours = ticks.slice(1).map(({ ms }, index) => (ms - ticks[index]!.ms) / HOUR_MS);
  expect(new Set(gapsHours)).toEqual(new Set([6, 5]));
});

test('a zone half an hour off has its ticks at its own full hours', () => {
  const zone = offsetIn('Asia/Kolkata');
  const ticks = hoursOf('2026-06-17T00:00:00Z', '2026-06-18T00:00:00Z', zone);
  expect(ticks.every(({ ms }) => (ms + zone(ms)) % HOUR_MS === 0)).toBe(true);
});

test.each([5 * 60_000, HOUR_MS, 24 * HOUR_MS, 30 * 24 * HOUR_MS, 800 * 24 * HOUR_MS])(
  'a range of %d ms has ticks that keep their distance',
  (lengthMs) => {
    const scale = {
      fromMs: Date.parse('2026-01-05T07:13:00Z'),
      toMs: Date.parse('2026-01-05T07:13:00Z') + lengthMs,
      widthPx: 900,
    };
    const ticks = timeTicks(scale, 90, offsetIn('Europe/London'));
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(11);
  }
);

test('no room, no ticks', () => {
  expect(timeTicks({ fromMs: 0, toMs: HOUR_MS, widthPx: 50 }, 90, utc)).toEqual([]);
  expect(timeTicks({ fromMs: 5, toMs: 5, widthPx: 500 }, 90, utc)).toEqual([]);
});

test('a step that holds whole others is taken, where there is one', () => {
  const minute = 60_000;
  expect(roundStepOf(4 * minute, minute)).toBe(5 * minute);
  expect(roundStepOf(10 * minute, 4 * minute)).toBe(HOUR_MS);
  expect(roundStepOf(minute, 7 * minute)).toBe(7 * 24 * HOUR_MS);
  expect(roundStepOf(1000 * 24 * HOUR_MS, minute)).toBe(1000 * 24 * HOUR_MS);
  expect(roundStepOf(minute, 999 * minute + 1)).toBe(24 * HOUR_MS);
  expect(roundStepMs(365 * 24 * HOUR_MS + 1)).toBe(366 * 24 * HOUR_MS);
});

test('where spans are folded, ticks without room are left out', () => {
  const scale = {
    fromMs: 0,
    toMs: 10 * HOUR_MS,
    widthPx: 1000,
    knots: [
      { ms: 0, px: 0 },
      { ms: 2 * HOUR_MS, px: 400 },
      { ms: 8 * HOUR_MS, px: 600 },
      { ms: 10 * HOUR_MS, px: 1000 },
    ],
  };
  // The hours between 2 and 8 stand 33 px apart.
  expect(timeTicks(scale, 100, utc).map(({ ms }) => ms / HOUR_MS)).toEqual([0, 1, 2, 5, 8, 9, 10]);
});

test('the last moment of a range may have a tick, and so may the first', () => {
  expect(timeTicks({ fromMs: 0, toMs: 2 * HOUR_MS, widthPx: 200 }, 100, utc)).toEqual([
    { ms: 0, stepMs: HOUR_MS, startsDay: true },
    { ms: HOUR_MS, stepMs: HOUR_MS, startsDay: false },
    { ms: 2 * HOUR_MS, stepMs: HOUR_MS, startsDay: false },
  ]);
  expect(timeTicks({ fromMs: 1, toMs: 2 * HOUR_MS - 1, widthPx: 200 }, 100, utc).map(({ ms }) => ms)).toEqual([
    HOUR_MS,
  ]);
  expect(timeTicks({ fromMs: 0, toMs: HOUR_MS, widthPx: 90 }, 90, utc)).toHaveLength(2);
});
