import { NO_RUNS, runsByType } from './runsByType';
import { HOUR_MS, makeRun } from './testing/makeRun';

const NOW_MS = 20 * HOUR_MS;
const due = (hours: number) => ({ fromMs: hours * HOUR_MS, toMs: hours * HOUR_MS });
const keys = (runs: ReadonlyArray<{ key: string }> | undefined) => runs?.map(({ key }) => key);

test('runs stand with their type, those that are not plain successes by time: the shorter of two that began at once first', () => {
  const runs = [
    makeRun('xxo', 5 * HOUR_MS, 'succeeded', { key: 'long' }),
    makeRun('xo', 5 * HOUR_MS, 'succeeded', { key: 'short' }),
    makeRun('o', 4 * HOUR_MS, 'succeeded', { key: 'plain' }),
    makeRun('xd', 3 * HOUR_MS, 'deleted', { key: 'first' }),
    makeRun('x', 1 * HOUR_MS, 'retrying', { key: 'other', jobType: 'CrmSyncJob' }),
  ];
  const types = runsByType(runs, NOW_MS);
  expect([...types.keys()]).toEqual(['UpsertCandidateJob', 'CrmSyncJob']);
  const ofType = types.get('UpsertCandidateJob');
  expect(keys(ofType?.runs)).toEqual(['long', 'short', 'plain', 'first']);
  expect(keys(ofType?.troubled)).toEqual(['first', 'short', 'long']);
  expect(ofType?.recovered).toBe(2);
  expect(ofType?.spans.map(({ fromMs }) => fromMs / HOUR_MS)).toEqual([3, 5, 5]);
  expect(types.get('CrmSyncJob')?.stack().seen.at(-1)).toMatchObject({ waiting: 1 });
});

test('what is lost next stands first, then what has no ending, then what was lost last, then what recovered', () => {
  const runs = [
    makeRun('xo', 1 * HOUR_MS, 'succeeded', { key: 'recovered' }),
    makeRun('xd', 2 * HOUR_MS, 'deleted', { key: 'lost', deletedAtMs: 7 * HOUR_MS }),
    makeRun('xd', 3 * HOUR_MS, 'deleted', { key: 'lost last', deletedAtMs: 9 * HOUR_MS }),
    makeRun('xd', 4 * HOUR_MS, 'deleted', { key: 'lost first', deletedAtMs: 5 * HOUR_MS }),
    makeRun('?', 5 * HOUR_MS, 'interrupted', { key: 'no ending' }),
    makeRun('x', 6 * HOUR_MS, 'retrying', { key: 'later', deletion: due(30) }),
    makeRun('x', 7 * HOUR_MS, 'retrying', { key: 'next', deletion: due(25) }),
    makeRun('x', 8 * HOUR_MS, 'retrying', { key: 'last', deletion: due(40) }),
  ];
  const ofType = runsByType(runs, NOW_MS).get('UpsertCandidateJob');
  const listed = ofType?.soonestLossFirst();
  expect(keys(listed)).toEqual(['next', 'later', 'last', 'no ending', 'lost last', 'lost', 'lost first', 'recovered']);
  expect(ofType?.soonestLossFirst()).toBe(listed);
});

test('a type without runs has none of anything', () => {
  expect([NO_RUNS.stack(), NO_RUNS.soonestLossFirst()]).toEqual([{ seen: [], projected: [], peak: 0 }, []]);
});
