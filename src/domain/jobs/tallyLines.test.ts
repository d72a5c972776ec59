import { readDay } from '../../../tests/truth/readDay';
import { renameFields, reshape, shapes } from '../../../tests/truth/reshape';
import { tallyLines } from './tallyLines';

const { documents } = readDay('candidates-lost-small', 'own');
const broken = { id: 'x', source: { '@timestamp': '2026-06-17T10:00:00Z', message: '{"@mt":"CrmSyncJob - Sta' } };

test.each(shapes.filter((shape) => shape !== 'rendered-quoted'))('the shape %s is told, and every type', (shape) => {
  const { recognised, lines } = tallyLines(reshape(documents, shape), { message: 'message' });
  expect(lines).toBeGreaterThanOrEqual(documents.length);
  expect([...new Set(recognised.map((row) => row.shape))]).toEqual([shape]);
  expect(recognised.map(({ jobType }) => jobType)).toEqual(
    expect.arrayContaining(['CrmSyncJob', 'UpsertCandidateJob'])
  );
  expect(recognised.map((row) => row.lines)).toEqual([...recognised.map((row) => row.lines)].sort((a, b) => b - a));
});

test('every line is counted once', () => {
  const { lines, recognised, unrecognised, others } = tallyLines([...documents, broken], { message: 'message' });
  const sum = (rows: ReadonlyArray<{ lines: number }>) => rows.reduce((all, row) => all + row.lines, 0);
  expect(sum(recognised) + sum(unrecognised) + others).toBe(lines);
  expect(unrecognised).toContainEqual({ reason: 'its JSON is cut off', lines: 1 });
});

test('a job’s line that cannot be used is counted by its reason', () => {
  const line = (message: string) => ({ id: message, source: { '@timestamp': '2026-06-17T10:00:00Z', message } });
  const texts = ['NewJob - Started', 'NewJob - Succeeded', 'UpsertCandidateJob - Started (x/24)', 'HTTP Response', '{'];
  expect(tallyLines(texts.map(line), { message: 'message' })).toEqual({
    lines: 5,
    recognised: [],
    unrecognised: [
      { reason: 'job type NewJob is not known', lines: 2 },
      { reason: 'attempt number cannot be read: x/24', lines: 1 },
      { reason: 'its JSON is cut off', lines: 1 },
    ],
    others: 1,
  });
});

test('lines are read from the field of the settings', () => {
  const renamed = documents.map(renameFields({ app: 'service', message: 'msg' }));
  expect(tallyLines(renamed, { message: 'msg' })).toEqual(tallyLines(documents, { message: 'message' }));
  expect(tallyLines(renamed, { message: 'message' }).recognised).toEqual([]);
});

test('nothing of a line’s text is kept', () => {
  const secret = 'jane.doe@example.com';
  const line = {
    id: 'p',
    source: { '@timestamp': '2026-06-17T10:00:00Z', message: `NewJob - Payload {"e":"${secret}"}` },
  };
  expect(JSON.stringify(tallyLines([line, broken], { message: 'message' }))).not.toContain(secret);
});
