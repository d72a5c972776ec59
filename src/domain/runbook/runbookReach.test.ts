import { at, clock, day, EVERY_MS } from '../../../tests/truth/logDay';
import { readDay } from '../../../tests/truth/readDay';
import { analyse } from '../analyse';
import { rules } from './rules';
import { guideTo } from './ruleGuide';
import { ruleUses } from './ruleUse';
import { runbookReach } from './runbookReach';

const CANDIDATE = 'UpsertCandidateJob';
const LAST = clock(at('00:10:00') + 23 * EVERY_MS);
const lostCandidate = (log = day(), job = '41') =>
  log
    .failing(CANDIDATE, '00:10:00', { job, cid: `CID-${job}`, to: 23 })
    .started(CANDIDATE, LAST, { attempt: '24/24', cid: `CID-${job}` })
    .deleted(CANDIDATE, clock(at(LAST) + 20), `CID-${job}`);

describe('how far the runbook reaches', () => {
  test('it speaks to a lost candidate and to every failure of a sync job that it names', () => {
    const log = lostCandidate().failed('10:00:00', { job: '7', retry: 1, class: 'CrmSyncJob' });
    expect(runbookReach(log.report().runs)).toEqual({ failedRuns: 2, spokenTo: 2, silentOn: [] });
  });

  test('it says nothing of a candidate that is tried again, nor of jobs that it does not name', () => {
    const log = day()
      .failing(CANDIDATE, '20:10:00', { job: '41', cid: 'CID-1', to: 3 })
      .failing('UpsertApplicationFormJob', '20:20:00', { job: '42', to: 2 });
    const { failedRuns, spokenTo, silentOn } = runbookReach(log.report().runs);
    expect([failedRuns, spokenTo]).toEqual([2, 0]);
    expect(silentOn).toHaveLength(1);
    expect(silentOn[0]).toMatchObject({
      type: 'System.TimeoutException',
      attempts: 5,
      runs: 2,
      jobTypes: ['UpsertApplicationFormJob', CANDIDATE],
      firstMs: at('20:10:01'),
    });
  });

  test('where nothing failed there is nothing to speak to', () => {
    expect(runbookReach(day().heartbeat().report().runs)).toEqual({ failedRuns: 0, spokenTo: 0, silentOn: [] });
  });
});

describe('when a rule last applied', () => {
  test('one lost candidate, then several: both rules had their moment', () => {
    const one = ruleUses(lostCandidate().report());
    expect(one['candidate-single']).toEqual({ now: [CANDIDATE], last: { jobType: CANDIDATE, atMs: at(LAST) + 20 } });
    expect(one['candidate-multiple']).toEqual({ now: [], last: null });
    const { documents, options, truth } = readDay('candidates-lost-small', 'own');
    const deletions = truth.runs.flatMap(({ deletedAt }) => (deletedAt ? [Date.parse(deletedAt)] : [])).sort();
    const several = ruleUses(analyse(documents, options));
    expect(several['candidate-multiple']).toMatchObject({ now: [CANDIDATE], last: { atMs: deletions.at(-1) } });
    expect(several['candidate-single']).toMatchObject({ now: [], last: { atMs: deletions[0] } });
  });

  test('a sync job’s trouble and its end are told apart', () => {
    const log = day()
      .heartbeat('00:00:00', '09:55:00')
      .failed('10:00:00', { job: '7', retry: 1, class: 'CrmSyncJob' })
      .heartbeat('10:05:00', '24:00:00');
    const uses = ruleUses(log.report());
    expect(uses['failing-continually']).toEqual({ now: [], last: { jobType: 'CrmSyncJob', atMs: at('10:00:00') } });
    expect(uses.recovered.now).toEqual(['CrmSyncJob']);
    const recoveredMs = uses.recovered.last?.atMs ?? 0;
    expect(recoveredMs).toBeGreaterThan(at('10:04:59'));
    expect(recoveredMs).toBeLessThan(at('10:10:00'));
  });

  test('where plain successes were only counted, a recovery is told by the last of them', () => {
    const report = day()
      .heartbeat('00:00:00', '09:55:00')
      .failed('10:00:00', { job: '7', retry: 1, class: 'CrmSyncJob' })
      .heartbeat('10:05:00', '24:00:00')
      .report();
    const runs = report.runs.filter(({ state }) => state !== 'succeeded');
    const { lastSuccessAtMs } = report.verdicts.find(({ jobType }) => jobType === 'CrmSyncJob')!;
    expect(ruleUses({ ...report, runs }).recovered.last).toEqual({ jobType: 'CrmSyncJob', atMs: lastSuccessAtMs });
  });

  test('where nothing happened no rule of trouble applied', () => {
    const uses = ruleUses(day().heartbeat().report());
    expect(Object.values(uses).flatMap(({ last }) => last ?? [])).toEqual([]);
    expect(uses['no-failures'].now).toContain('CrmSyncJob');
  });
});

test('each rule of trouble has steps in general, and the events team hears of CrmSyncJob', () => {
  for (const rule of rules) {
    expect(guideTo(rule).steps.length > 0).toBe(rule.id !== 'no-failures');
  }
  const guide = (id: string) => guideTo(rules.find((rule) => rule.id === id)!);
  const steps = (id: string) =>
    guide(id)
      .steps.map(({ text }) => text)
      .join();
  expect(steps('failing-continually')).toContain('Tell the events team');
  expect(steps('failed-unlisted')).toContain('Note the lost runs now');
  expect(guide('failing-continually')).toMatchObject({
    level: 'investigate',
    isTeams: true,
    tell: { text: expect.stringContaining('CrmSyncJob'), source: 'runbook' },
  });
  expect(guide('failed-unlisted')).toMatchObject({ level: 'act', isTeams: false, tell: { source: 'suggestion' } });
});
