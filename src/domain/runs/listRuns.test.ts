import { listRuns, RunFilter } from './listRuns';
import { runGroup } from './runGroup';
import { runsCsv } from './runsCsv';
import { makeFailingRun } from './testing/makeFailingRun';

const deletion = (fromMs: number) => ({ deletion: { fromMs, toMs: fromMs } });
const runs = [
  makeFailingRun('o', 1, 'succeeded', { key: 'plain' }),
  makeFailingRun('to', 2, 'succeeded', { key: 'recovered', correlationId: 'CID-77' }),
  makeFailingRun('nn', 3, 'retrying', { key: 'later', hangfireJobId: '=41', ...deletion(90) }),
  makeFailingRun('tttn', 4, 'retrying', { key: 'sooner', ...deletion(80) }),
  makeFailingRun('tttd', 5, 'deleted', { key: 'lost', deletedAtMs: 6 }),
  makeFailingRun('', 6, 'skipped', { key: 'skipped', attempts: makeFailingRun('o', 6, 'succeeded').attempts }),
];
const all: RunFilter = { group: '', error: '', text: '', order: 'worst' };
const keys = (filter: Partial<RunFilter>) => listRuns(runs, { ...all, ...filter }).map(({ key }) => key);

test('stand the worst first, of those that wait the soonest loss', () => {
  expect(keys({})).toEqual(['lost', 'sooner', 'later', 'recovered', 'plain', 'skipped']);
});

test('of the lost the latest comes first, whenever it began', () => {
  const lost = [
    makeFailingRun('tttd', 9, 'deleted', { key: 'earlier', deletedAtMs: 20 }),
    makeFailingRun('tttd', 1, 'deleted', { key: 'latest', deletedAtMs: 30 }),
  ];
  expect(listRuns(lost, all).map(({ key }) => key)).toEqual(['latest', 'earlier']);
});

test.each([
  ['newest', ['skipped', 'lost', 'sooner', 'later', 'recovered', 'plain']],
  ['oldest', ['plain', 'recovered', 'later', 'sooner', 'lost', 'skipped']],
  ['attempts', ['lost', 'sooner', 'later', 'recovered', 'skipped', 'plain']],
] as const)('by %s', (order, expected) => {
  expect(keys({ order })).toEqual(expected);
});

test('by how they stand, by an error that any attempt met, by words of ids and errors, and by all of it', () => {
  const error = 'System.NullReferenceException in GetIntoTeachingApi.Services.Crm.Save';
  expect(keys({ group: 'retrying' })).toEqual(['sooner', 'later']);
  expect(keys({ error })).toEqual(['sooner', 'later']);
  expect(keys({ text: ' cid-77' })).toEqual(['recovered']);
  expect(keys({ text: 'timeout' })).toEqual(['lost', 'sooner', 'recovered']);
  expect(keys({ group: 'retrying', error, text: 'timeout' })).toEqual(['sooner']);
});

test('a second attempt that succeeded is a recovery, though the first was not read', () => {
  const [, second] = makeFailingRun('to', 0, 'succeeded').attempts;
  expect(runGroup(makeFailingRun('', 0, 'succeeded', { attempts: [second!] }))).toBe('recovered');
  expect(runGroup(makeFailingRun('t', 0, 'deletedByHangfire'))).toBe('lost');
  expect(runGroup(makeFailingRun('o', 0, 'deduplicated'))).toBe('skipped');
});

test('the table for a spreadsheet tells times in UTC, no message, and no formula', () => {
  const [head, row] = runsCsv(listRuns(runs, { ...all, text: '=41' })).split('\r\n');
  expect(head?.split(',')).toHaveLength(15);
  expect(row).toBe(
    "UpsertCandidateJob,retrying,,'=41,,1970-01-01T00:00:00.003Z,1970-01-01T01:00:01.003Z,2,2,24," +
      'System.NullReferenceException,GetIntoTeachingApi.Services.Crm.Save,,1970-01-01T00:00:00.090Z,'
  );
});

test('the order is the same whatever order they come in', () => {
  const mixed = [runs[4]!, runs[1]!, runs[5]!, runs[3]!, runs[0]!, runs[2]!];
  const keysOf = (order: RunFilter['order']) => listRuns(mixed, { ...all, order }).map(({ key }) => key);
  expect(keysOf('oldest')).toEqual(['plain', 'recovered', 'later', 'sooner', 'lost', 'skipped']);
  expect(keysOf('newest')).toEqual(['skipped', 'lost', 'sooner', 'later', 'recovered', 'plain']);
  expect(keysOf('worst')).toEqual(['lost', 'sooner', 'later', 'recovered', 'plain', 'skipped']);
  const undue = makeFailingRun('t', 9, 'retrying', { key: 'undue' });
  expect(listRuns([undue, ...mixed], { ...all, group: 'retrying' }).map(({ key }) => key)).toEqual([
    'sooner',
    'later',
    'undue',
  ]);
});

test.each([
  ['to', 'succeeded', 'recovered'],
  ['ao', 'succeeded', 'recovered'],
  ['oo', 'succeeded', 'recovered'],
  ['o', 'succeeded', 'succeeded'],
  ['td', 'deleted', 'lost'],
  ['o', 'skipped', 'skipped'],
  ['t', 'failed', 'failed'],
  ['r', 'running', 'running'],
  ['?', 'interrupted', 'interrupted'],
] as const)('%s, %s, is %s', (attempts, state, group) => {
  expect(runGroup(makeFailingRun(attempts, 0, state))).toBe(group);
});

test('an attempt that failed before its number was known makes a recovery', () => {
  const [failed] = makeFailingRun('t', 0, 'succeeded').attempts;
  for (const outcome of ['failed', 'aborted'] as const) {
    expect(runGroup(makeFailingRun('', 0, 'succeeded', { attempts: [{ ...failed!, outcome, n: null }] }))).toBe(
      'recovered'
    );
  }
  const [well] = makeFailingRun('o', 0, 'succeeded').attempts;
  const twice = [
    { ...failed!, n: null },
    { ...well!, n: null },
  ];
  expect(runGroup(makeFailingRun('', 0, 'succeeded', { attempts: twice }))).toBe('recovered');
});

test('a row of the table for each run, with every id', () => {
  const lost = makeFailingRun('tad', 0, 'deleted', {
    correlationId: 'CID-1',
    hangfireJobId: '41',
    entityId: 'E1',
    deletedAtMs: 5000,
  });
  const bare = makeFailingRun('o', 0, 'succeeded');
  expect(runsCsv([lost, bare]).split('\r\n')).toEqual([
    'job type,state,correlation id,hangfire id,entity id,first attempt seen,last attempt,attempts seen,failed attempts,highest attempts,error type,error frame,next attempt from,lost from,lost at',
    'UpsertCandidateJob,lost,CID-1,41,E1,1970-01-01T00:00:00.000Z,1970-01-01T02:00:01.000Z,3,2,24,,,,,1970-01-01T00:00:05.000Z',
    'UpsertCandidateJob,succeeded,,,,1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z,1,0,24,,,,,',
    '',
  ]);
});
