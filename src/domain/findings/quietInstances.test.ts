import { Gap } from '../coverage';
import { JobEvent } from '../jobs/jobEvent';
import { MINUTE_MS } from '../timeline/testing/makeRun';
import { findQuietInstances } from './quietInstances';

const START_MS = Date.UTC(2026, 5, 17, 8);
const END = 600;
const after = (minutes: number): number => START_MS + minutes * MINUTE_MS;

type Sign = Pick<JobEvent, 'timeMs' | 'kind' | 'instance'>;
const sign = (instance: string, minutes: number, kind: Sign['kind'] = 'started'): Sign => ({
  instance,
  timeMs: after(minutes),
  kind,
});
/** So many starts of a process, one a minute from a minute on. */
const starts = (instance: string, from: number, count: number): Sign[] =>
  Array.from({ length: count }, (_, index) => sign(instance, from + index));

/** Each process that fell silent, and after how many minutes. */
const quiet = (signs: readonly Sign[], gaps: readonly Gap[] = [], now = END): Array<[string, number]> =>
  findQuietInstances(signs, { toMs: after(END), gaps }, after(now)).map(({ instance, fromMs, toMs }) => {
    expect(toMs).toBe(after(Math.min(END, now)));
    return [instance, (fromMs - START_MS) / MINUTE_MS];
  });

test('none of sixty jobs that started since fell to one of two processes: it is quiet; of fifty-nine it may be chance', () => {
  expect(quiet([sign('web-1', 5), ...starts('web-0', 6, 60)])).toEqual([['web-1', 5]]);
  expect(quiet([sign('web-1', 5), ...starts('web-0', 6, 59)])).toEqual([]);
  // What started before counts for nothing.
  expect(quiet([sign('web-1', 30), ...starts('web-0', 0, 80)])).toEqual([]);
});

test('the more processes go on, the more jobs it takes', () => {
  const others = [...starts('web-0', 6, 60), ...starts('web-2', 6, 29)];
  expect(quiet([sign('web-1', 5), ...others])).toEqual([]);
  expect(quiet([sign('web-1', 5), ...others, sign('web-0', 90)])).toEqual([['web-1', 5]]);
});

test('any line of it is a sign that it lives, in whatever order the lines come', () => {
  const signs = [...starts('web-0', 6, 90), sign('web-1', 60, 'attemptFailed'), sign('web-1', 5)];
  expect(quiet(signs)).toEqual([]);
});

test('who said that it stops is not missed, if that was near its last line', () => {
  const others = starts('web-0', 6, 90);
  expect(quiet([sign('web-1', 3, 'serverStopping'), sign('web-1', 5), ...others])).toEqual([]);
  expect(quiet([sign('web-1', 2.9, 'serverStopping'), sign('web-1', 5), ...others])).toEqual([['web-1', 5]]);
  // Another’s word explains nothing.
  expect(quiet([sign('web-2', 5, 'serverStopping'), sign('web-1', 5), ...others])).toEqual([['web-1', 5]]);
});

test('in a gap it may have gone on', () => {
  const signs = [sign('web-1', 5), ...starts('web-0', 6, 90)];
  const gap: Gap = { fromMs: after(20), toMs: after(30), reason: 'not-read' };
  expect(quiet(signs, [gap])).toEqual([]);
  expect(quiet(signs, [{ ...gap, fromMs: after(1), toMs: after(4) }])).toEqual([['web-1', 5]]);
});

test('when all are quiet, none is; lines that name no process are nobody’s', () => {
  expect(quiet(starts('web-0', 0, 90))).toEqual([]);
  expect(quiet([sign('', 1), ...starts('web-0', 6, 90)])).toEqual([]);
  expect(quiet([sign('web-1', 5), ...starts('', 6, 90)])).toEqual([]);
  expect(quiet([])).toEqual([]);
});

test('it is quiet up to now, where the range goes on', () => {
  expect(quiet([sign('web-1', 5), ...starts('web-0', 6, 90)], [], 100)).toEqual([['web-1', 5]]);
});
