import { dateSpan, looksLikeDate } from './dateFormat';

const iso = (text: string) => {
  const span = dateSpan(text);
  return span && [new Date(span.fromMs).toISOString(), new Date(span.toMs).toISOString()];
};

test.each([
  ['2026', '2026-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
  ['2026-02', '2026-02-01T00:00:00.000Z', '2026-02-28T23:59:59.999Z'],
  ['2026-06-17', '2026-06-17T00:00:00.000Z', '2026-06-17T23:59:59.999Z'],
  ['2026-06-17T10', '2026-06-17T10:00:00.000Z', '2026-06-17T10:59:59.999Z'],
  ['2026-06-17T10:30', '2026-06-17T10:30:00.000Z', '2026-06-17T10:30:59.999Z'],
  ['2026-06-17T10:30:05Z', '2026-06-17T10:30:05.000Z', '2026-06-17T10:30:05.999Z'],
  ['2026-06-17T10:30:05.123456Z', '2026-06-17T10:30:05.123Z', '2026-06-17T10:30:05.123Z'],
  ['2026-06-17T10:30:05.5+01:00', '2026-06-17T09:30:05.500Z', '2026-06-17T09:30:05.500Z'],
  ['1781654400000', '2026-06-17T00:00:00.000Z', '2026-06-17T00:00:00.000Z'],
])('%s stands for %s to %s', (text, from, to) => {
  expect(iso(text)).toEqual([from, to]);
});

test.each(['', 'abc', '2026-13', '2026-02-30', '2026-6-1', '17/06/2026', '2026-06-17 10:00', 'now/d'])(
  '%j is no date',
  (text) => {
    expect(dateSpan(text)).toBeUndefined();
  }
);

test('now may be moved', () => {
  const { fromMs = 0 } = dateSpan('now-6h') ?? {};
  expect(Math.abs(Date.now() - 6 * 3_600_000 - fromMs)).toBeLessThan(1000);
});

test('dynamic mapping takes dates for dates, but no plain numbers', () => {
  expect(looksLikeDate('2026-06-17T00:00:08.025372Z')).toBe(true);
  expect(looksLikeDate('2026-06')).toBe(true);
  expect(['2026', '1781654400000', 'Started 2026-06-17', '1/24'].some(looksLikeDate)).toBe(false);
});
