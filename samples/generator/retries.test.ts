import { API_SCENARIO_NAMES } from './scenarios';
import { readEvents, readFailures, testDay } from './testDay';

const ms = (time: string | null) => Date.parse(time!);

describe.each(API_SCENARIO_NAMES)('the retries of %s', (scenario) => {
  const day = testDay({ scenario });
  const { meta, runs } = day.truth;
  const events = readEvents(day);
  const failures = readFailures(events);

  test('come after the interval, and a little later, never earlier', () => {
    const skewed = scenario === 'skew-and-duplicates';
    const waits = runs.flatMap(({ attempts }) =>
      attempts.slice(1).flatMap((attempt, index) => {
        const before = attempts[index]!;
        return before.outcome === 'failed'
          ? [ms(attempt.startedAt) - ms(before.endedAt) - Number(meta.retryIntervalSeconds) * 1000]
          : [];
      })
    );
    if (waits.length > 0 && !skewed) {
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
      const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
      expect(mean).toBeGreaterThan(3_000);
      expect(mean).toBeLessThan(60_000);
    }
  });

  test('number every failure, in the job’s own lines and in Hangfire’s', () => {
    const maxAttempts = Number(meta.maxAttempts);
    const told = runs.flatMap(({ hangfireJobId, jobType, attempts }) =>
      attempts
        .filter(({ outcome, endedAt }) => outcome === 'failed' && ms(endedAt) >= ms(String(meta.from)) - 200_000)
        .filter(({ inWindow }) => inWindow)
        .map(({ n }) => `${hangfireJobId} ${n > maxAttempts || jobType === 'ApplyBackfillJob' ? null : n}`)
    );
    expect(failures.map(({ jobId, retry }) => `${jobId} ${retry}`).sort()).toEqual(told.sort());
  });

  test('repeat the payload to the byte, and no two runs share one', () => {
    const payloads = new Map<string, Set<string>>();
    for (const { event, template } of events) {
      if (template.startsWith('UpsertCandidateJob - Payload') && event.CorrelationId) {
        const ofRun = payloads.get(String(event.CorrelationId)) ?? new Set();
        payloads.set(String(event.CorrelationId), ofRun.add(String(event.Payload)));
      }
    }
    expect([...payloads.values()].every((ofRun) => ofRun.size === 1)).toBe(true);
    expect(new Set([...payloads.values()].flatMap((ofRun) => [...ofRun])).size).toBe(payloads.size);
  });

  test('end in a loss that has its witnesses', () => {
    const deletedByHangfire = failures
      .filter(({ text }) => text.includes('automatically deleted'))
      .map(({ jobId }) => jobId);
    const lost = runs.filter(({ state }) => state === 'deleted' || state === 'deletedByHangfire');
    expect(deletedByHangfire.sort()).toEqual(
      lost
        .filter(({ state }) => state === 'deletedByHangfire')
        .map(({ hangfireJobId }) => hangfireJobId)
        .sort()
    );
    const candidates = lost.filter(({ jobType, state }) => jobType === 'UpsertCandidateJob' && state === 'deleted');
    const ownLines = events.filter(({ template }) => template.startsWith('UpsertCandidateJob - Deleted'));
    const mails = events.filter(({ event }) => event.Template === 'CandidateRegistrationFailedEmail');
    expect(ownLines).toHaveLength(candidates.length);
    expect(mails).toHaveLength(candidates.length);
    for (const { attempts, deletedAt } of lost) {
      expect(attempts[attempts.length - 1]!.n).toBeGreaterThanOrEqual(Number(meta.maxAttempts));
      expect(ms(deletedAt!)).toBe(ms(attempts[attempts.length - 1]!.endedAt));
    }
  });
});
