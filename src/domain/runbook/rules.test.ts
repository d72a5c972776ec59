import { apiCatalogue } from '../jobs/jobCatalogue';
import { Run, RunState } from '../jobs/run';
import { HOUR_MS, makeRun, MINUTE_MS } from '../timeline/testing/makeRun';
import { rules } from './rules';
import { Doubt, gatherFacts } from './typeFacts';

const NOW_MS = Date.UTC(2026, 5, 17, 12);
const CANDIDATE = 'UpsertCandidateJob';
const FORM = 'UpsertApplicationFormJob';

const doubt = (rest: Partial<Doubt> = {}): Doubt => ({
  text: 'An hour was not read.',
  span: null,
  kind: 'unread',
  mayHideLoss: true,
  ...rest,
});
/** A run whose last attempt began so many minutes ago. */
const run = (letters: string, state: RunState, minutesAgo = 60, rest: Partial<Run> = {}): Run =>
  makeRun(letters, NOW_MS - minutesAgo * MINUTE_MS - (letters.length - 1) * HOUR_MS, state, {
    deletedAtMs: state === 'deleted' ? NOW_MS - minutesAgo * MINUTE_MS : null,
    ...rest,
  });
const mailed = (): Run => run('xd', 'deleted', 60, { lossEmail: 'sent' });
const unmailed = (lossEmail: Run['lossEmail'] = 'failed'): Run => run('xd', 'deleted', 60, { lossEmail });
/** Waits for an attempt that comes, at the latest, so many minutes from now. */
const waiting = (minutes = 43): Run => {
  const atMs = NOW_MS + minutes * MINUTE_MS;
  return run('xx', 'retrying', 60, { nextAttempt: { fromMs: atMs - MINUTE_MS, toMs: atMs }, triesLeft: 20 });
};
const doomed = (): Run => ({ ...waiting(), triesLeft: 0 });

/** What the first rule that applies says. */
function speak(jobType: string, runs: readonly Run[], doubts: readonly Doubt[] = []) {
  const facts = gatherFacts(jobType, runs, { catalogue: apiCatalogue, nowMs: NOW_MS, doubts, gaps: [] });
  const rule = rules.find(({ applies }) => applies(facts))!;
  const steps = rule.steps(facts).map(({ source, text }) => `${source}: ${text}`);
  return { id: rule.id, level: rule.level(facts), headline: rule.headline(facts), detail: rule.detail(facts), steps };
}

describe('lost candidates', () => {
  test('how many, who was told, and what can still be saved', () => {
    expect(speak(CANDIDATE, [mailed()])).toMatchObject({
      id: 'candidate-single',
      level: 'act',
      headline: '1 candidate did not reach the CRM.',
      detail: 'An e-mail asked them to sign up again.',
    });
    expect(speak(CANDIDATE, [mailed(), mailed()])).toMatchObject({
      id: 'candidate-multiple',
      level: 'act',
      headline: '2 candidates did not reach the CRM.',
      detail: 'E-mails asked all of them to sign up again.',
    });
    expect(speak(CANDIDATE, [mailed(), waiting()]).detail).toBe(
      'An e-mail asked them to sign up again. 1 more is retrying: if it recovers now, it is saved at its next attempt, in 43 min.'
    );
    expect(speak(CANDIDATE, [mailed(), mailed(), waiting(20), waiting(43), waiting(10)]).detail).toBe(
      'E-mails asked all of them to sign up again. 3 more are retrying: if it recovers now, all are saved at their next attempt, the last in 43 min.'
    );
  });

  test('whom nobody told is said with their number', () => {
    const detail = (...runs: Run[]) => speak(CANDIDATE, runs).detail;
    expect(detail(unmailed('none'))).toBe('No e-mail was sent: nobody asked them to sign up again.');
    expect(detail(unmailed(), unmailed())).toBe('No e-mail was sent: nobody asked them to sign up again.');
    expect(detail(mailed(), unmailed())).toBe('1 of them was not e-mailed: nobody asked them to sign up again.');
    expect(detail(mailed(), unmailed(), unmailed())).toBe(
      '2 of them were not e-mailed: nobody asked them to sign up again.'
    );
  });

  test('who never signed up cannot be told by e-mail: their data must be sent again', () => {
    const elsewhere = (): Run => run('xd', 'deleted', 60, { lossEmail: 'impossible' });
    const detail = (...runs: Run[]) => speak(CANDIDATE, runs).detail;
    const why = 'came by a magic link or from Apply, not by a sign-up: no e-mail can tell them.';
    expect(detail(elsewhere())).toBe(`It ${why}`);
    expect(detail(elsewhere(), elsewhere())).toBe(`All of them ${why}`);
    expect(detail(mailed(), elsewhere())).toBe(`1 of them ${why}`);
    expect(detail(unmailed(), elsewhere(), elsewhere(), mailed())).toBe(
      `1 of them was not e-mailed: nobody asked them to sign up again. 2 of them ${why}`
    );
    expect(speak(CANDIDATE, [elsewhere(), unmailed()]).steps.slice(2)).toEqual([
      'suggestion: Note the 1 run without an e-mail: nobody asked these candidates to sign up again.',
      'suggestion: Note the 1 run of no sign-up: their data must be sent to the CRM again.',
    ]);
    expect(speak(CANDIDATE, [elsewhere(), elsewhere()]).steps.slice(2)).toEqual([
      'suggestion: Note the 2 runs of no sign-up: their data must be sent to the CRM again.',
    ]);
  });

  test('at least so many, where a loss can hide', () => {
    expect(speak(CANDIDATE, [mailed()], [doubt()]).headline).toBe('At least 1 candidate did not reach the CRM.');
    expect(speak(CANDIDATE, [mailed(), mailed()], [doubt()]).headline).toBe(
      'At least 2 candidates did not reach the CRM.'
    );
    expect(speak(CANDIDATE, [mailed()], [doubt({ kind: 'stopped' }), doubt({ mayHideLoss: false })]).headline).toBe(
      '1 candidate did not reach the CRM.'
    );
  });

  test('one: the cause, then the CRM team; several: the CRM team, then the cause', () => {
    expect(speak(CANDIDATE, [mailed()]).steps).toEqual([
      'runbook: Investigate the cause with high priority, in Kibana and perhaps in Sentry.',
      'runbook: Ask the CRM team whether they have, or had, an outage.',
    ]);
    expect(speak(CANDIDATE, [mailed(), mailed()]).steps).toEqual([
      'runbook: Ask the CRM team first: several losses mean that the CRM is probably unavailable.',
      'runbook: Look for the cause in Kibana, and perhaps in Sentry. Sentry may be empty: job errors go to the log.',
    ]);
  });

  test('those without an e-mail are to be noted, and while others wait the integration is not to be paused', () => {
    const pause = 'suggestion: Do not pause the CRM integration to win time: paused attempts count too.';
    expect(speak(CANDIDATE, [unmailed(), waiting()]).steps.slice(2)).toEqual([
      'suggestion: Note the 1 run without an e-mail: nobody asked these candidates to sign up again.',
      pause,
    ]);
    expect(speak(CANDIDATE, [unmailed(), unmailed('none'), mailed(), waiting()]).steps.slice(2)).toEqual([
      'suggestion: Note the 2 runs without an e-mail: nobody asked these candidates to sign up again.',
      pause,
    ]);
  });
});

describe('losses of jobs that the runbook does not name', () => {
  const failed = (): Run => run('x', 'failed');
  const lost = (): Run => run('xd', 'deleted');

  test('with a person’s data: act, note them, ask the CRM team', () => {
    expect(speak(FORM, [lost()])).toEqual({
      id: 'failed-unlisted',
      level: 'act',
      headline: '1 run lost for good, and with it a person’s data.',
      detail: 'Not done: an Apply application form to the CRM.',
      steps: [
        'suggestion: Note the lost runs now: Hangfire forgets them after a day, and their data must be sent again.',
        'suggestion: Ask the CRM team whether they have, or had, an outage.',
      ],
    });
    expect(speak(FORM, [lost(), lost(), waiting()], [doubt()])).toMatchObject({
      headline: 'At least 2 runs lost for good, each with a person’s data.',
      detail:
        'Not done: an Apply application form to the CRM. 1 more is retrying: if it recovers now, it is saved at its next attempt, in 43 min.',
    });
  });

  test('what Hangfire keeps as failed is to be queued again', () => {
    expect(speak(FORM, [failed()])).toMatchObject({
      headline: '1 run failed for good and is not retried.',
      steps: [
        'suggestion: Have the failed runs queued again once the cause is mended: Hangfire keeps them until somebody does.',
        'suggestion: Ask the CRM team whether they have, or had, an outage.',
      ],
    });
    expect(speak(FORM, [failed(), failed(), waiting()])).toMatchObject({
      headline: '2 runs failed for good and are not retried.',
    });
    expect(speak(FORM, [failed(), lost(), waiting()]).steps.map((step) => step.slice(12, 22))).toEqual([
      'Note the l',
      'Have the f',
      'Ask the CR',
      'Do not pau',
    ]);
  });

  test('without data: a look, and nothing needs to be sent again', () => {
    expect(speak('ApplySyncJob', [lost()])).toEqual({
      id: 'failed-unlisted',
      level: 'investigate',
      headline: '1 run given up.',
      detail: 'Not done: changes from Apply.',
      steps: ['suggestion: Look for the cause. The job’s next run starts afresh, so nothing needs to be sent again.'],
    });
  });

  test('a job that is not in the catalogue has no purpose to name', () => {
    expect(speak('NewJob', [lost()])).toMatchObject({ id: 'failed-unlisted', level: 'investigate', detail: '' });
  });

  test('a sync job’s are none: the next run does the same', () => {
    expect(speak('CrmSyncJob', [lost(), run('o', 'succeeded', 5)]).id).toBe('recovered');
    expect(speak('CrmSyncJob', [failed()]).id).toBe('failing-continually');
  });
});

describe('runs at risk', () => {
  test('how many wait, and that nothing is lost yet', () => {
    expect(speak(CANDIDATE, [waiting()])).toEqual({
      id: 'at-risk',
      level: 'at-risk',
      headline: '1 run is retrying; nothing is lost yet.',
      detail: 'If it recovers now, it is saved at its next attempt, in 43 min.',
      steps: [
        'suggestion: Ask the CRM team whether there is an outage, and until when.',
        'suggestion: Look at the error: a fault in one record does not mend itself.',
        'suggestion: Do not pause the CRM integration to win time: paused attempts count too.',
      ],
    });
    expect(speak(CANDIDATE, [waiting(), waiting()], [doubt()]).headline).toBe(
      '2 runs are retrying; no loss was read, but not everything is known.'
    );
  });

  test('by when all are saved; a moment that has come is any minute now', () => {
    const detail = (...runs: Run[]) => speak(CANDIDATE, runs).detail;
    expect(detail(waiting(20), waiting(43), waiting(10))).toBe(
      'If it recovers now, all 3 are saved at their next attempt, the last in 43 min.'
    );
    expect(detail(waiting(0))).toBe('If it recovers now, it is saved at its next attempt, any minute.');
    expect(detail(run('xr', 'running'))).toBe('If it recovers now, it is saved at its next attempt, any minute.');
    expect(detail(run('xr', 'running'), waiting(43))).toBe(
      'If it recovers now, all 2 are saved at their next attempt, the last in 43 min.'
    );
    expect(detail(doomed())).toBe('');
  });

  test('what nothing can save is said before the loss comes, and nobody is told that it recovers', () => {
    const headline = (...runs: Run[]) => speak(CANDIDATE, runs).headline;
    const one = '1 run cannot be saved: its last attempt gives up without trying.';
    expect(headline(doomed())).toBe(one);
    expect(headline(doomed(), waiting())).toBe(`1 run is retrying. ${one}`);
    expect(headline(doomed(), doomed(), waiting(), waiting())).toBe(
      '2 runs are retrying. 2 runs cannot be saved: their last attempt gives up without trying.'
    );
    expect(speak(CANDIDATE, [mailed(), doomed()])).toMatchObject({
      detail:
        'An e-mail asked them to sign up again. 1 more cannot be saved: its last attempt gives up without trying.',
      steps: [expect.stringMatching(/cause/), expect.stringMatching(/CRM team/)],
    });
    expect(speak(CANDIDATE, [mailed(), doomed(), doomed(), waiting()]).detail).toMatch(
      /in 43 min\. 2 more cannot be saved: their last attempt gives up/
    );
    expect(speak(CANDIDATE, [doomed()]).steps).toHaveLength(2);
  });

  test('a run that failed and is tried at this moment is not saved yet', () => {
    expect(speak(CANDIDATE, [run('xr', 'running')]).headline).toBe(
      '1 failed run is being tried again; nothing is lost yet.'
    );
    expect(speak(CANDIDATE, [run('ar', 'running'), run('xxr', 'interrupted')]).headline).toBe(
      '2 failed runs are being tried again; nothing is lost yet.'
    );
    expect(speak(CANDIDATE, [run('r', 'running')]).id).toBe('no-failures');
  });

  test('pausing does no harm to a job that carries nobody’s data', () => {
    expect(speak('ApplySyncJob', [waiting()]).steps).toHaveLength(2);
  });
});

describe('sync jobs that fail', () => {
  test('once, and again and again, since the last success', () => {
    expect(speak('LocationSyncJob', [run('x', 'retrying', 30)])).toEqual({
      id: 'failing-continually',
      level: 'investigate',
      headline: 'Failed once and has not succeeded since. No data is lost: the API serves its local copy.',
      detail: '1 failed attempt, no success since.',
      steps: [
        'runbook: No reason to panic: look in Sentry for a related error. Sentry may be empty: job errors go to the log.',
      ],
    });
    const runs = [run('xo', 'succeeded', 200), run('x', 'retrying', 95), run('xx', 'retrying', 30)];
    const said = speak('CrmSyncJob', runs);
    expect(said.headline).toBe('Failing continually for 1 h 34 min. No data is lost: the API serves its local copy.');
    expect(said.detail).toBe('3 failed attempts, no success since.');
    expect(said.steps[1]).toBe('runbook: Tell the events team: the site may show outdated events.');
  });

  test('a success in the very moment of the last failure is none since', () => {
    expect(speak('CrmSyncJob', [run('x', 'retrying', 30), run('o', 'succeeded', 30)]).id).toBe('failing-continually');
    expect(speak('CrmSyncJob', [run('x', 'retrying', 30), run('o', 'succeeded', 29)]).id).toBe('recovered');
  });
});

describe('what is well, or may be', () => {
  const saved = run('xo', 'succeeded', 30);
  const well = run('o', 'succeeded', 30);

  test('recovered: after how many failures, and how long ago it was well', () => {
    expect(speak('CrmSyncJob', [saved])).toEqual({
      id: 'recovered',
      level: 'recovered',
      headline: 'Recovered after 1 failed attempt. Nothing was lost.',
      detail: 'Last success 29 min ago.',
      steps: ['runbook: No reason to panic: open a ticket to look into it later.'],
    });
    expect(speak(CANDIDATE, [saved, saved]).steps).toEqual([
      'suggestion: No reason to panic: open a ticket to look into it later.',
    ]);
  });

  test('recovered: what a sync job gave up is told, since Hangfire counts it as lost', () => {
    expect(speak('CrmSyncJob', [run('xd', 'deleted', 90), well]).headline).toBe(
      'Recovered. 1 run was given up; no data is lost.'
    );
    expect(speak('CrmSyncJob', [run('xd', 'deleted', 90), run('xd', 'deleted', 90), well]).headline).toBe(
      'Recovered. 2 runs were given up; no data is lost.'
    );
  });

  test('no failure: how many succeeded, and how many were skipped', () => {
    expect(speak(CANDIDATE, [well])).toEqual({
      id: 'no-failures',
      level: 'ok',
      headline: '1 run succeeded, none failed.',
      detail: '',
      steps: [],
    });
    const skipped = run('', 'skipped');
    expect(speak('CrmSyncJob', [skipped, skipped])).toMatchObject({
      headline: 'No failure seen.',
      detail: '2 runs skipped while the CRM integration was paused.',
    });
  });

  test('cannot tell: any doubt where nothing failed, a doubt that can hide a loss where all recovered', () => {
    const harmless = doubt({ mayHideLoss: false });
    const doubts = [doubt(), doubt({ text: 'A line was loose.', mayHideLoss: false })];
    expect(speak(CANDIDATE, [well], [harmless])).toMatchObject({
      id: 'cannot-tell',
      level: 'unknown',
      headline: 'Cannot tell: no failure in what was read, but not everything was read.',
    });
    expect(speak(CANDIDATE, [saved], [harmless]).id).toBe('recovered');
    expect(speak(CANDIDATE, [saved], doubts)).toEqual({
      id: 'cannot-tell',
      level: 'unknown',
      headline: 'Cannot tell: what was read has recovered, but not everything was read.',
      detail: 'An hour was not read. A line was loose.',
      steps: [
        'suggestion: Read what is missing: a shorter range, a longer limit, or again when the search engine answers.',
      ],
    });
  });

  test('cannot tell: a job that has stopped; with lines unread as well, that is said first', () => {
    const silent = doubt({ kind: 'stopped' });
    expect(speak('CrmSyncJob', [well], [silent])).toMatchObject({
      headline: 'Cannot tell: the job has stopped, or its lines do not arrive.',
      steps: ['suggestion: Check that the API’s instances run, and that Hangfire’s recurring jobs are enabled.'],
    });
    expect(speak('CrmSyncJob', [well], [silent, doubt()]).headline).toMatch(/not everything was read/);
  });

  test('cannot tell: for a time nothing was heard of any job, which may be one that stopped as well', () => {
    const quiet = doubt({ kind: 'quiet' });
    const check = ['suggestion: Check that the API’s instances run, and that Hangfire’s recurring jobs are enabled.'];
    expect(speak(CANDIDATE, [saved], [quiet])).toMatchObject({
      headline: 'Cannot tell: for a time no job ran, or no lines arrived.',
      steps: check,
    });
    expect(speak('CrmSyncJob', [well], [quiet, doubt({ kind: 'stopped' })])).toMatchObject({
      headline: 'Cannot tell: the job has stopped, or its lines do not arrive.',
      steps: check,
    });
    expect(speak(CANDIDATE, [mailed()], [quiet]).headline).toMatch(/^At least/);
  });
});

test('every rule says in words when it applies', () => {
  expect(rules.map(({ id, condition }) => `${id}: ${condition}`)).toEqual([
    'candidate-multiple: Two or more UpsertCandidateJobs were lost for good.',
    'candidate-single: One UpsertCandidateJob was lost for good.',
    'failed-unlisted: A job that the runbook does not name was lost for good, or one is in Hangfire’s Failed state.',
    'at-risk: Nothing was lost, but runs that failed are not saved yet and will be deleted if it goes on.',
    'failing-continually: A sync job failed and has not succeeded since.',
    'cannot-tell: Nothing bad was read, but not everything was read, or the job has stopped.',
    'recovered: It failed and has succeeded since; nothing waits and nothing was lost.',
    'no-failures: No failed attempt and no deletion.',
  ]);
});
