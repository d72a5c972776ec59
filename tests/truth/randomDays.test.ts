import { dayOptions, tellable, wrongAbout } from './randomDays';

jest.setTimeout(60_000);

const DAYS = 200;
const days = Array.from({ length: DAYS }, (_, index) => dayOptions(index));

test.each(days)('$scenario, seed $seed, as $shape in $envelope', (options) => {
  expect(wrongAbout(options)).toEqual([]);
});

test('most days are held against their truth run by run', () => {
  const byRun = days.filter((options) => tellable(options) === 'runs');
  expect(byRun.length).toBeGreaterThan(DAYS * 0.8);
});
