import { API_SCENARIO_NAMES } from './scenarios';
import { readEvents, readFailures, testDay, type ReadEvent } from './testDay';
import type { Truth } from './truth';

const typeOf = ({ event, template }: ReadEvent) =>
  template.startsWith('UpsertModelJob<{TypeName}>') ? `UpsertModelJob<${event.TypeName}>` : template.split(' - ')[0]!;

/** Counts a day's lines type by type, with no more wit than a person with grep. */
function naiveCounts(events: readonly ReadEvent[], truth: Truth) {
  const counts = new Map<
    string,
    { started: number; skipped: number; deduplicated: number; failedAttempts: number; deleted: number }
  >();
  const add = (type: string, what: 'started' | 'skipped' | 'deduplicated' | 'failedAttempts' | 'deleted') => {
    const ofType = counts.get(type) ?? { started: 0, skipped: 0, deduplicated: 0, failedAttempts: 0, deleted: 0 };
    ofType[what] += 1;
    counts.set(type, ofType);
  };
  for (const each of events.filter(({ source }) => source.startsWith('GetIntoTeachingApi.Jobs.'))) {
    const said = each.template.replace(/^\S+ - /, '');
    const what = /^Started/.test(said)
      ? 'started'
      : /^Skipping/.test(said)
        ? 'skipped'
        : /^Deduplicating/.test(said)
          ? 'deduplicated'
          : /^Deleted/.test(said)
            ? 'deleted'
            : undefined;
    if (what) {
      add(typeOf(each), what);
    }
  }
  const typeById = new Map(truth.runs.map((run) => [run.hangfireJobId, run.jobType]));
  for (const { jobId, text } of readFailures(events)) {
    add(typeById.get(jobId)!, 'failedAttempts');
    if (text.includes('automatically deleted')) {
      add(typeById.get(jobId)!, 'deleted');
    }
  }
  return Object.fromEntries(counts);
}

describe.each(API_SCENARIO_NAMES)('the truth of %s', (scenario) => {
  const day = testDay({ scenario });
  const events = readEvents(day);
  const { truth } = day;

  test('counts what the lines say', () => {
    const told = Object.entries(truth.perType).map(([name, type]) => {
      const { started, skipped, deduplicated, failedAttempts, deleted } = type;
      return [name, { started, skipped, deduplicated, failedAttempts, deleted }] as const;
    });
    expect(Object.fromEntries(told)).toEqual(naiveCounts(events, truth));
  });

  test('calls succeeded what said so', () => {
    const ends = events.filter(
      ({ source, template }) => source.startsWith('GetIntoTeachingApi.Jobs.') && template.includes(' - Succeeded')
    );
    const told = truth.runs
      .filter(({ jobType }) => jobType !== 'UpsertContactCreationChannelsJob')
      .flatMap(({ attempts }) => attempts.filter(({ outcome, inWindow }) => outcome === 'succeeded' && inWindow));
    expect(ends).toHaveLength(told.length);
  });

  test('has a verdict that its own counts support', () => {
    for (const type of Object.values(truth.perType)) {
      if (type.verdict === 'no-failures') {
        expect([type.failedAttempts, type.deleted, type.failed]).toEqual([0, 0, 0]);
      }
      if (type.verdict === 'recovered') {
        expect([
          type.deleted > 0 && type.runbookClass !== 'sync',
          type.retrying > 0 && type.runbookClass !== 'sync',
        ]).toEqual([false, false]);
      }
      expect(type.acceptableVerdicts ?? [type.verdict]).toContain(type.verdict);
    }
  });

  test('has times in order', () => {
    const wrong = truth.runs.flatMap(({ attempts }) =>
      attempts.filter(({ startedAt, endedAt }) => endedAt !== null && endedAt < startedAt)
    );
    expect(wrong).toEqual([]);
  });
});
