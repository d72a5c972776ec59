import { finish } from '../steps';
import { Fragment } from './fragment';
import { OpenAttempt } from './openAttempt';
import { UsedTicks, offSchedule } from './scheduleTicks';
import { after, makeFragment } from './testing/makeAttempt';

/** Ticks at every full hour. */
const hourly = (minute: number, rest: Partial<OpenAttempt> = {}): Fragment =>
  makeFragment(minute, { jobType: 'ApplySyncJob', ...rest });

describe('a tick', () => {
  const tickOf = (fragment: Fragment): number | null => new UsedTicks().freeTickMs(fragment);

  test('is the latest before a start; a second early is the clock’s', () => {
    expect(tickOf(hourly(60.2))).toBe(after(60));
    expect(tickOf(hourly(119.9))).toBe(after(60));
    expect(tickOf(hourly(60 - 1 / 60))).toBe(after(60));
    expect(tickOf(hourly(60 - 1.1 / 60))).toBe(after(0));
  });

  test('is ten seconds early where clocks had to be measured', () => {
    const measured = { clockOffsetMs: 60_000 };
    expect(tickOf(hourly(61 - 10 / 60, measured))).toBe(after(60));
    expect(tickOf(hourly(61 - 10.1 / 60, measured))).toBe(after(0));
  });

  test('starts one run of each job', () => {
    const ticks = new UsedTicks();
    ticks.use(hourly(60.2));
    expect(ticks.freeTickMs(hourly(61))).toBeNull();
    expect(ticks.freeTickMs(hourly(120.2))).toBe(after(120));
    expect(ticks.freeTickMs(hourly(60.2, { jobType: 'MagicLinkTokenGenerationJob' }))).toBe(after(60));
  });

  test('there is none for a job without a schedule, or without a name', () => {
    const ticks = new UsedTicks();
    for (const jobType of ['UpsertCandidateJob', null]) {
      ticks.use(hourly(60, { jobType }));
      expect(ticks.freeTickMs(hourly(60, { jobType }))).toBeNull();
    }
  });
});

test('off its schedule is a start more than a minute after its tick, and a second start on one tick', () => {
  const starts = {
    onTick: hourly(60),
    aMinuteLate: hourly(121),
    late: hourly(181.1),
    second: hourly(60.5),
    numbered: hourly(245, { n: 2 }),
    unscheduled: hourly(250, { jobType: 'UpsertCandidateJob' }),
    nameless: hourly(255, { jobType: null }),
  };
  const off = finish(offSchedule(Object.values(starts).reverse()));
  expect(Object.entries(starts).flatMap(([name, start]) => (off.has(start) ? [name] : []))).toEqual(['late', 'second']);
});
