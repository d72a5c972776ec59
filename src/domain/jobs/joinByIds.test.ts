import { finish } from '../steps';
import { Fragment } from './fragment';
import { joinByIds, joinByPayload, sortFragments } from './joinByIds';
import { OpenAttempt } from './openAttempt';
import { after, makeAttempt, makeFragment, told } from './testing/makeAttempt';

const byIds = (attempts: readonly OpenAttempt[]) => finish(joinByIds(attempts));
const byPayload = (fragments: readonly Fragment[]) => finish(joinByPayload(fragments));

describe('by ids', () => {
  test('attempts of one Hangfire job, or of one correlation id, are one run, over any number of links', () => {
    const attempts = [
      makeAttempt(0, { correlationId: 'A' }),
      makeAttempt(10, { hangfireJobId: '2' }),
      makeAttempt(61, { correlationId: 'A', hangfireJobId: '1' }),
      makeAttempt(71, { correlationId: 'B', hangfireJobId: '2' }),
      makeAttempt(122, { hangfireJobId: '1' }),
      makeAttempt(132, { correlationId: 'B' }),
    ];
    expect(told(byIds(attempts))).toBe('0 61 122 | 10 71 132');
    expect(told(byIds([...attempts].reverse()))).toBe('0 61 122 | 10 71 132');
  });

  test('an id that is not told, or told to be none, joins nothing', () => {
    expect(told(byIds([makeAttempt(0), makeAttempt(61)]))).toBe('0 | 61');
    const none = { correlationId: null };
    expect(told(byIds([makeAttempt(0, none), makeAttempt(61, none)]))).toBe('0 | 61');
  });

  test('the correlation id of a candidate’s children is their parent’s: it joins candidates only', () => {
    const child = { jobType: 'UpsertModelJob<A>', correlationId: 'A' };
    expect(told(byIds([makeAttempt(0, child), makeAttempt(61, child)]))).toBe('0 | 61');
  });

  test('a Hangfire job and a correlation id of the same name are two things', () => {
    expect(told(byIds([makeAttempt(0, { hangfireJobId: '1' }), makeAttempt(61, { correlationId: '1' })]))).toBe(
      '0 | 61'
    );
  });

  test('the run knows what any of its attempts knows', () => {
    const [run] = byIds([
      makeAttempt(0, { hangfireJobId: '1', jobType: null }),
      makeAttempt(61, { hangfireJobId: '1', jobType: 'UpsertModelJob<?>', correlationId: null }),
      makeAttempt(122, { hangfireJobId: '1', jobType: 'UpsertModelJob<A>', payloadHash: 1, entityId: 'e' }),
      makeAttempt(183, { hangfireJobId: '1', jobType: 'UpsertModelJob<?>' }),
    ]);
    expect(run).toMatchObject({
      jobType: 'UpsertModelJob<A>',
      hangfireJobId: '1',
      correlationId: null,
      payloadHash: 1,
      entityId: 'e',
      inferred: false,
    });
  });
});

describe('by payload', () => {
  const MODEL = 'UpsertModelJob<A>';
  const paid = (minute: number, n: number, rest: Partial<OpenAttempt> = {}): Fragment =>
    makeFragment(minute, { jobType: MODEL, payloadHash: 1, n, ...rest });
  const joined = (...fragments: Fragment[]): string => told(byPayload(fragments));

  test('attempts with the same payload are one run, whatever the order', () => {
    expect(joined(paid(0, 1), paid(61, 2), paid(122, 3))).toBe('0 61 122');
    expect(joined(paid(122, 3), paid(61, 2), paid(0, 1))).toBe('0 61 122');
    expect(joined(paid(0, 1), paid(180, 4))).toBe('0 180');
  });

  test('what was joined so was read, not worked out', () => {
    expect(byPayload([paid(0, 1), paid(61, 2)])[0]?.inferred).toBe(false);
  });

  test('another payload or another job is another run', () => {
    expect(joined(paid(0, 1), paid(61, 2, { payloadHash: 2 }))).toBe('0 | 61');
    expect(joined(paid(0, 1), paid(61, 2, { jobType: 'UpsertModelJob<B>' }))).toBe('0 | 61');
    expect(joined(paid(0, 1), makeFragment(61, { jobType: MODEL, n: 2 }))).toBe('0 | 61');
  });

  test('the same child, enqueued twice, is two runs: their numbers tell', () => {
    expect(joined(paid(0, 1), paid(5, 1), paid(61, 2), paid(66, 2))).toBe('0 61 | 5 66');
  });

  test('where a number is not told, the payload is enough', () => {
    expect(joined(paid(0, 1), paid(61, 1, { n: null }))).toBe('0 61');
    expect(joined(paid(0, 1, { n: null }), paid(61, 1))).toBe('0 61');
    expect(joined(paid(0, 3), paid(61, 3))).toBe('0 | 61');
  });

  test('a run that has ended does not go on', () => {
    expect(joined(paid(0, 1, { outcome: 'succeeded' }), paid(61, 2))).toBe('0 | 61');
  });

  test('ids that speak against it keep runs apart', () => {
    expect(joined(paid(0, 1, { hangfireJobId: '1' }), paid(61, 2, { hangfireJobId: '2' }))).toBe('0 | 61');
  });

  test('a callback slot is shared by many: its payload joins nothing', () => {
    const slot = { jobType: 'ClaimCallbackBookingSlotJob' };
    expect(joined(paid(0, 1, slot), paid(61, 2, slot))).toBe('0 | 61');
    expect(joined(paid(0, 1, { jobType: null }), paid(61, 2, { jobType: null }))).toBe('0 | 61');
  });
});

test('fragments stand in order of time by a clock that all share; ties are broken by job and line', () => {
  const at = (id: string, minute: number, rest: Partial<OpenAttempt> = {}) =>
    makeFragment(minute, { lineIds: [id], ...rest });
  const fragments = [
    at('late', 5),
    at('b', 3),
    at('a', 3),
    at('other', 3, { jobType: 'CrmSyncJob' }),
    at('skewed', 20, { clockOffsetMs: after(19) - after(0) }),
  ];
  const ids = (of: readonly Fragment[]) => finish(sortFragments(of)).map(({ attempts }) => attempts[0]?.lineIds[0]);
  expect(ids(fragments)).toEqual(['skewed', 'other', 'a', 'b', 'late']);
  expect(ids([...fragments].reverse())).toEqual(['skewed', 'other', 'a', 'b', 'late']);
});
