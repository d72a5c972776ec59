import { at, day, gap } from '../../tests/truth/logDay';
import { toVerdictJson } from './verdictJson';

const CANDIDATE = 'UpsertCandidateJob';

const log = () =>
  day()
    .heartbeat()
    .started(CANDIDATE, '10:00:00', { attempt: '1/24', cid: 'CID-1' })
    .payload(CANDIDATE, '10:00:00', '{"telephone":"0"}', 'CID-1')
    .failed('10:00:01', { job: '41', class: CANDIDATE })
    .deleted('UpsertModelJob<PhoneCall>', '11:00:00')
    .deleted('MailingListAddMemberJob', '12:00:00')
    .document({ '@timestamp': '2026-06-17T13:00:00Z', cf: { app: 'api' }, message: '{"@mt":' });

const json = () => toVerdictJson(log().report({ gaps: [gap('20:00:00', '20:30:00')] }));

test('has the fields that the documentation promises', () => {
  expect(Object.keys(json())).toEqual(
    expect.arrayContaining([
      'app',
      'from',
      'to',
      'now',
      'overall',
      'headline',
      'perType',
      'runs',
      'findings',
      'lines',
      'looseLines',
    ])
  );
  expect(Object.keys(json().perType[CANDIDATE]!)).toEqual(
    expect.arrayContaining([
      ...['verdict', 'level', 'headline', 'detail', 'started', 'succeeded', 'failedAttempts', 'deleted', 'failed'],
      ...['retrying', 'skipped', 'deduplicated', 'running', 'interrupted', 'lastSuccessAt', 'lastFailureAt'],
      ...['steps', 'evidence', 'gaps'],
    ])
  );
});

test('says the range, the verdicts and the counts', () => {
  const answer = json();
  expect(answer).toMatchObject({
    app: 'api',
    from: '2026-06-17T00:00:00.000Z',
    to: '2026-06-18T00:00:00.000Z',
    now: '2026-06-18T00:00:00.000Z',
    overall: 'failed-unlisted',
  });
  expect(answer.perType[CANDIDATE]).toMatchObject({
    verdict: 'at-risk',
    level: 'at-risk',
    started: 1,
    failedAttempts: 1,
    retrying: 1,
    deleted: 0,
    lastSuccessAt: null,
    lastFailureAt: '2026-06-17T10:00:01.000Z',
    gaps: [{ from: '2026-06-17T20:00:00.000Z', to: '2026-06-17T20:30:00.000Z', reason: 'not-read' }],
  });
  expect(Object.keys(answer.perType)[0]).toBe('UpsertModelJob<PhoneCall>');
});

test('tells a run with its attempts and its outlook', () => {
  const run = json().runs.find(({ jobType }) => jobType === CANDIDATE);
  expect(run).toMatchObject({
    key: 'CID-1',
    hangfireJobId: '41',
    correlationId: 'CID-1',
    entityId: null,
    state: 'retrying',
    inferred: false,
    attempts: [
      {
        n: 1,
        startedAt: '2026-06-17T10:00:00.000Z',
        endedAt: '2026-06-17T10:00:01.000Z',
        outcome: 'failed',
        error: expect.stringContaining('System.TimeoutException'),
      },
    ],
    nextAttempt: { from: '2026-06-17T11:00:01.000Z', to: expect.any(String) },
    deletion: { from: '2026-06-18T09:00:01.000Z', to: expect.any(String) },
    deletedAt: null,
  });
  const lost = json().runs.find(({ jobType }) => jobType === 'UpsertModelJob<PhoneCall>');
  expect(lost).toMatchObject({ deletedAt: '2026-06-17T11:00:00.000Z', nextAttempt: null, deletion: null });
});

test('says where every line went, and which belong to no run', () => {
  const { lines, looseLines } = json();
  expect(lines.total).toBe(lines.used + lines.foreign + lines.loose + lines.unreadable);
  expect(lines).toMatchObject({ loose: 1, unreadable: 1 });
  expect(looseLines).toEqual([
    {
      id: expect.any(String),
      time: new Date(at('12:00:00')).toISOString(),
      jobType: 'MailingListAddMemberJob',
      reason: expect.stringContaining('not known'),
    },
  ]);
});

test('holds no payload', () => {
  expect(JSON.stringify(json())).not.toContain('telephone');
});

test('of nothing is whole as well', () => {
  expect(toVerdictJson(day().report())).toMatchObject({ overall: 'cannot-tell', runs: [], lines: { total: 0 } });
});
