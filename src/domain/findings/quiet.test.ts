import { Coverage, Gap } from '../coverage';
import { JobEventKind } from '../jobs/jobEvent';
import { MINUTE_MS } from '../timeline/testing/makeRun';
import { findQuiet, quietGaps } from './quiet';

const START_MS = Date.UTC(2026, 5, 17);
const after = (minutes: number): number => START_MS + Math.round(minutes * MINUTE_MS);
const gap = (from: number, to: number, reason: Gap['reason']): Gap => ({
  fromMs: after(from),
  toMs: after(to),
  reason,
});

const sign = (minute: number, kind: JobEventKind = 'started', jobType: string | null = 'CrmSyncJob') => ({
  timeMs: after(minute),
  kind,
  jobType,
});
const every = (from: number, to: number, step = 5) =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => sign(from + index * step));

/** Quiet spans of the first two hours, in minutes; `down` where the app is known to have been down. */
function quiet(signs: ReadonlyArray<ReturnType<typeof sign>>, gaps: readonly Gap[] = [], now = 120) {
  const coverage: Coverage = { fromMs: START_MS, toMs: after(120), gaps };
  return findQuiet(signs, coverage, after(now)).map(({ fromMs, toMs, wasDown }) =>
    [(fromMs - START_MS) / MINUTE_MS, (toMs - START_MS) / MINUTE_MS, ...(wasDown ? ['down'] : [])].join(' ')
  );
}

test('twenty-five minutes without a line of any job are usual, and not a moment more', () => {
  expect(quiet([...every(0, 40), ...every(65, 120)])).toEqual([]);
  expect(quiet([...every(0, 40), sign(65.1), ...every(70, 120)])).toEqual(['40 65.1']);
});

test('a line of any job ends the quiet, whatever the order of the lines', () => {
  const signs = [...every(0, 40), sign(60, 'succeeded', 'UpsertCandidateJob'), ...every(80, 120)];
  expect(quiet(signs)).toEqual([]);
  expect(quiet([...signs].reverse())).toEqual([]);
});

test('the first and the last line within five minutes both count', () => {
  const signs = [...every(0, 40), sign(44.9), sign(41), sign(43), sign(74.9), sign(70.1), sign(72), ...every(100, 120)];
  expect(quiet(signs)).toEqual(['44.9 70.1', '74.9 100']);
});

test('the ends of the range, and now, end a quiet span too', () => {
  expect(quiet(every(30, 90))).toEqual(['0 30', '90 120']);
  expect(quiet(every(30, 90), [], 110)).toEqual(['0 30']);
});

test('what was not read is not known to be quiet; what lies behind the range explains nothing', () => {
  const signs = [...every(0, 40), ...every(80, 120)];
  expect(quiet(signs)).toEqual(['40 80']);
  expect(quiet(signs, [gap(50, 70, 'not-read')])).toEqual([]);
  expect(quiet(signs, [gap(45, 50, 'query-failed')])).toEqual(['50 80']);
  expect(quiet(signs, [gap(45, 75, 'after-range')])).toEqual(['40 80']);
});

test('without CrmSyncJob among the lines nobody knows what is usual', () => {
  expect(quiet([sign(0, 'started', 'UpsertCandidateJob'), sign(110, 'started', 'ApplySyncJob')])).toEqual([]);
});

describe('an app that said that it stops, and that it starts again, was down', () => {
  const stop = (minute: number) => sign(minute, 'serverStopping', null);
  const start = (minute: number) => sign(minute, 'serverStarted', null);
  const around = (...signs: Array<ReturnType<typeof sign>>) => quiet([...every(0, 40), ...signs, ...every(80, 120)]);

  test('within two minutes of its last and of its first line', () => {
    expect(around(stop(40), start(80))).toEqual(['40 80 down']);
    expect(around(stop(38), start(82))).toEqual(['40 80 down']);
    expect(around(stop(37.9), start(80))).toEqual(['40 80']);
    expect(around(stop(40), start(82.1))).toEqual(['40 80']);
  });

  test('not if it said only one of the two', () => {
    expect(around(stop(40))).toEqual(['40 80']);
    expect(around(start(80))).toEqual(['40 80']);
    expect(around(start(40), stop(80))).toEqual(['40 80']);
  });
});

test('quiet that nothing explains is a gap, and says so', () => {
  const span = { fromMs: after(40), toMs: after(80) };
  expect(quietGaps([{ ...span, wasDown: true }])).toEqual([]);
  expect(quietGaps([{ ...span, wasDown: false }])).toEqual([
    {
      ...span,
      reason: 'silent',
      detail: 'No line of any job for 40 min: the API did not run, or its lines did not arrive.',
    },
  ]);
});
