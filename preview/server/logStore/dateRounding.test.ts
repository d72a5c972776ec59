import { dateRounding } from './dateRounding';

const at = (iso: string) => Date.parse(iso);

test.each([
  [{ fixed_interval: '5m' }, '2026-06-17T10:05:00Z', '2026-06-17T10:10:00Z'],
  [{ fixed_interval: '1d' }, '2026-06-17T00:00:00Z', '2026-06-18T00:00:00Z'],
  [{ fixed_interval: '6h', offset: '+30m' }, '2026-06-17T06:30:00Z', '2026-06-17T12:30:00Z'],
  [{ fixed_interval: '6h', time_zone: '+01:00' }, '2026-06-17T05:00:00Z', '2026-06-17T11:00:00Z'],
  [{ fixed_interval: '1d', time_zone: 'Europe/London' }, '2026-06-16T23:00:00Z', '2026-06-17T23:00:00Z'],
  [{ calendar_interval: '1w' }, '2026-06-15T00:00:00Z', '2026-06-22T00:00:00Z'],
  [{ calendar_interval: '1M' }, '2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'],
  [{ calendar_interval: 'quarter' }, '2026-04-01T00:00:00Z', '2026-07-01T00:00:00Z'],
  [{ calendar_interval: '1y' }, '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  [{ calendar_interval: 'hour' }, '2026-06-17T10:00:00Z', '2026-06-17T11:00:00Z'],
])('%j: the bucket starts at %s, the next at %s', (parameters, start, next) => {
  const rounding = dateRounding(parameters);
  expect(new Date(rounding.startOf(at('2026-06-17T10:07:30Z'))).getTime()).toBe(at(start));
  expect(rounding.next(at(start))).toBe(at(next));
});

test('a bound is rounded before the offset moves it', () => {
  const { boundOf, startOf } = dateRounding({ fixed_interval: '1d', offset: '+6h' });
  expect(startOf(at('2026-06-17T04:00:00Z'))).toBe(at('2026-06-16T06:00:00Z'));
  expect(boundOf(at('2026-06-17T04:00:00Z'))).toBe(at('2026-06-17T06:00:00Z'));
});

test('a month in a zone has its own midnights through a clock change', () => {
  const london = dateRounding({ calendar_interval: '1M', time_zone: 'Europe/London' });
  const march = london.startOf(at('2026-03-15T00:00:00Z'));
  expect(march).toBe(at('2026-03-01T00:00:00Z'));
  expect(london.next(march)).toBe(at('2026-03-31T23:00:00Z'));
});

test.each([
  [{ fixed_interval: '1m0s' }],
  [{ fixed_interval: '0s' }],
  [{}],
  [{ fixed_interval: '1h', time_zone: 'Nowhere/X' }],
])('%j is refused', (parameters) => {
  expect(() => dateRounding(parameters).startOf(0)).toThrow();
});
