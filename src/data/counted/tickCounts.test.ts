import { NotCountable } from './countable';
import { apiCatalogue } from '../../domain/jobs/jobCatalogue';
import { readLine } from './lineSlice';
import { TICKS_MS, divideTicks, withFineTicks } from './tickCounts';

const MINUTE = 60_000;
const T0 = Date.parse('2026-11-01T00:00:00Z');
const range = { fromMs: T0, toMs: T0 + 120 * MINUTE - 1 };
const JOB = 'CrmSyncJob';
const wide = (...lines: number[]) =>
  new Map([[JOB, lines.map((count, at) => ({ startMs: T0 + at * 30 * MINUTE, lines: count }))]]);
const divide = (starts: ReturnType<typeof wide>, ...[span, trouble]: [typeof range?, unknown?]) =>
  divideTicks(starts, TICKS_MS, (trouble ?? []) as never, span ?? range, apiCatalogue);

test('steps twice as wide hold twice as many starts', () => {
  const hours = (...lines: number[]) =>
    new Map([[JOB, lines.map((count, at) => ({ startMs: T0 + at * 60 * MINUTE, lines: count }))]]);
  const { starts, uneven } = divideTicks(hours(12, 11), 2 * TICKS_MS, [], range, apiCatalogue);
  expect(starts.get(JOB)).toHaveLength(12);
  expect(uneven).toEqual([{ fromMs: T0 + 60 * MINUTE, toMs: range.toMs }]);
});

test('steps with as many starts as are due need no finer count', () => {
  const { starts, uneven } = divide(wide(6, 6, 6, 6));
  expect(uneven).toEqual([]);
  expect(starts.get(JOB)).toHaveLength(24);
  expect(new Set(starts.get(JOB)?.map(({ lines }) => lines))).toEqual(new Set([1]));
});

test.each([
  ['too few', wide(6, 5, 6, 6)],
  ['too many', wide(6, 7, 6, 6)],
  ['none', new Map([[JOB, [0, 2, 3].map((at) => ({ startMs: T0 + at * 30 * MINUTE, lines: 6 }))]])],
])('a step with %s is counted finely', (_, starts) => {
  expect(divide(starts).uneven).toEqual([{ fromMs: T0 + 30 * MINUTE, toMs: T0 + 60 * MINUTE - 1 }]);
});

test('a step that the range cuts is counted finely, even with as many starts as a whole one', () => {
  const span = { fromMs: T0 + 10 * MINUTE, toMs: T0 + 100 * MINUTE };
  expect(divide(wide(6, 6, 6, 6), span).uneven).toEqual([
    { fromMs: T0 + 10 * MINUTE, toMs: T0 + 30 * MINUTE - 1 },
    { fromMs: T0 + 90 * MINUTE, toMs: T0 + 100 * MINUTE },
  ]);
});

test('around trouble, where a start may be a retry, as many as are due prove nothing', () => {
  const timeMs = T0 + 10 * MINUTE;
  const app = {
    '@t': new Date(timeMs).toISOString(),
    '@mt': 'CrmSyncJob - Skipping (CRM integration paused)',
    SourceContext: 'GetIntoTeachingApi.Jobs.CrmSyncJob',
  };
  const document = { id: '1', source: { '@timestamp': app['@t'], app } };
  const skipped = readLine(document, timeMs, apiCatalogue);
  expect(divide(wide(6, 6, 6, 6), range, [skipped]).uneven).toEqual([{ fromMs: T0, toMs: T0 + 120 * MINUTE - 1 }]);
});

describe('the finer count', () => {
  const counted = wide(6, 5, 6, 6);
  const { starts } = divide(counted);
  const fine = (lines: number) => new Map([[JOB, [{ startMs: T0 + 30 * MINUTE, lines }]]]);

  test('takes the place of the wide step', () => {
    const steps = withFineTicks(counted, starts, fine(5)).get(JOB) ?? [];
    expect(steps.map(({ startMs }) => (startMs - T0) / MINUTE).filter((at) => at >= 30 && at < 60)).toEqual([30]);
    expect(steps).toHaveLength(19);
  });

  test('of fewer starts than before cannot be believed', () => {
    expect(() => withFineTicks(counted, starts, fine(4))).toThrow(NotCountable);
  });
});

test('jobs that run seldom are left as they are', () => {
  const starts = new Map([['ApplySyncJob', [{ startMs: T0, lines: 1 }]]]);
  expect(divideTicks(starts, TICKS_MS, [], range, apiCatalogue)).toEqual({ starts, uneven: [] });
});
