import { finish } from '../steps';
import { Fragment } from './fragment';
import { joinNameless } from './joinNameless';
import { OpenAttempt } from './openAttempt';
import { makeFragment, told } from './testing/makeAttempt';

const LINKS = 'MagicLinkTokenGenerationJob';
const nameless = (minute: number, rest: Partial<OpenAttempt> = {}): Fragment =>
  makeFragment(minute, { jobType: null, startedAtMs: null, ...rest });
const candidate = (minute: number, n: number, rest: Partial<OpenAttempt> = {}): Fragment =>
  makeFragment(minute, { n, outcome: 'succeeded', ...rest });
const joined = (...fragments: Fragment[]): string => told(finish(joinNameless(fragments)));

describe('a failure whose lines name no job', () => {
  test('is given to the second attempt that starts when it was due: that must have had a first', () => {
    const fragments = [nameless(0, { n: 1 }), candidate(61.2, 2)];
    expect(joined(...fragments)).toBe('0 61.2');
    const [run] = finish(joinNameless([nameless(0, { n: 1 }), candidate(61.2, 2)]));
    expect(run).toMatchObject({ jobType: 'UpsertCandidateJob', inferred: true });
  });

  test('not to one that starts before that, or minutes later', () => {
    expect(joined(nameless(0, { n: 1 }), candidate(60.9, 2))).toBe('0 | 60.9');
    expect(joined(nameless(0, { n: 1 }), candidate(61, 2))).toBe('0 61');
    expect(joined(nameless(0, { n: 1 }), candidate(64, 2))).toBe('0 64');
    expect(joined(nameless(0, { n: 1 }), candidate(64.1, 2))).toBe('0 | 64.1');
  });

  test('nor to an attempt of another number, or of another Hangfire job', () => {
    expect(joined(nameless(0, { n: 1 }), candidate(61.2, 3))).toBe('0 | 61.2');
    expect(joined(nameless(0, { n: 1 }), candidate(61.2, 1))).toBe('0 | 61.2');
    expect(joined(nameless(0, { n: 1, hangfireJobId: '1' }), candidate(61.2, 2, { hangfireJobId: '2' }))).toBe(
      '0 | 61.2'
    );
  });

  test('each start goes on with one failure only', () => {
    expect(joined(nameless(0, { n: 1 }), nameless(0.1, { n: 1 }), candidate(61.2, 2))).toBe('0 61.2 | 0.1');
    expect(joined(nameless(0, { n: 1 }), nameless(0.1, { n: 1 }), candidate(61.2, 2), candidate(61.3, 2))).toBe(
      '0 61.2 | 0.1 61.3'
    );
  });

  test('is given to a start off its schedule, if only one job has such', () => {
    const offTick = candidate(75, 0, { jobType: LINKS, n: null });
    expect(joined(nameless(13, { n: 1 }), offTick)).toBe('13 75');
    const other = candidate(76, 0, { jobType: 'ApplySyncJob', n: null });
    expect(joined(nameless(13, { n: 1 }), candidate(75, 0, { jobType: LINKS, n: null }), other)).toBe('13 | 75 | 76');
    const again = candidate(76, 0, { jobType: LINKS, n: null });
    expect(joined(nameless(13, { n: 1 }), candidate(75, 0, { jobType: LINKS, n: null }), again)).toBe('13 75 | 76');
  });

  test('not to a start that its schedule explains', () => {
    expect(joined(nameless(-1, { n: 1 }), candidate(60.2, 0, { jobType: LINKS, n: null }))).toBe('-1 | 60.2');
    // Its tick was taken by another: this one goes on with something.
    const ticked = candidate(60.1, 0, { jobType: LINKS, n: null });
    expect(joined(nameless(-1, { n: 1 }), ticked, candidate(60.3, 0, { jobType: LINKS, n: null }))).toBe(
      '-1 60.3 | 60.1'
    );
  });

  test('that ended its run goes on with nothing', () => {
    expect(joined(nameless(0, { n: 1, endsRunAs: 'deletedByHangfire' }), candidate(61.2, 2))).toBe('0 | 61.2');
  });
});

test('where every failure names its job, nothing changes', () => {
  expect(joined(makeFragment(0, { n: 1 }), candidate(61.2, 2))).toBe('0 | 61.2');
});
