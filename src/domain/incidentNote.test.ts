import { marked } from 'marked';
import { at, clock, day, EVERY_MS } from '../../tests/truth/logDay';
import { readDay } from '../../tests/truth/readDay';
import { analyse } from './analyse';
import { Gap } from './coverage';
import { NoteContext, incidentNote } from './incidentNote';
import { policyOf } from './policy';
import { Report } from './report';
import { Verdict } from './runbook/verdict';
import { makeFailingRun } from './runs/testing/makeFailingRun';
import { HOUR_MS } from './timeline/testing/makeRun';
import { makeVerdict } from './timeline/testing/makeVerdict';

const context: NoteContext = {
  timeText: (ms) => `${new Date(ms).toISOString().slice(0, 16)} UTC`,
  hrefOf: ({ text }) => `https://kibana.example/#${encodeURIComponent(text)}`,
  links: [{ text: 'Failed Jobs', href: 'https://grafana.example/a/dfe-failedjobs-app' }],
};
const html = (markdown: string): string => marked.parse(markdown, { async: false, gfm: true });

describe('on a day of losses', () => {
  const readNote = () => {
    const { documents, truth, options } = readDay('candidates-lost-small', 'own');
    const report = analyse(documents, options);
    const lost = truth.runs.filter(({ deletedAt }) => deletedAt);
    return { documents, options, report, lost, note: incidentNote(report, context) };
  };
  let sampleDay: ReturnType<typeof readNote> | null = null;
  /** The sample day, read when a test first asks for it. */
  const ofSampleDay = () => (sampleDay ??= readNote());

  test('what, when with its zone, how many, what was read, and the way back', () => {
    const { note, lost } = ofSampleDay();
    const [first, ...head] = note.split('\n');
    expect(first).toContain(`Failed jobs: ${lost.length} candidates lost.`);
    expect(head[0]).toBe('- App: `get-into-teaching-api-prod`');
    expect(head[1]).toMatch(/^- Looked at: 2026-\S+ UTC to 2026-\S+ UTC; as of 2026-\S+ UTC$/);
    expect(head[2]).toBe('- Read: everything of that time');
    expect(head[3]).toBe('- See: [Failed Jobs](https://grafana.example/a/dfe-failedjobs-app)');
  });

  test('every lost run by its technical ids, and whether the person was told', () => {
    const { note, lost } = ofSampleDay();
    for (const { hangfireJobId, correlationId } of lost) {
      const [ids, fate] = correlationId
        ? [`, \`${correlationId}\``, 'e-mailed to sign up again']
        : ['', 'not told: no sign-up, so no address'];
      expect(note).toContain(`\`job ${hangfireJobId}\`${ids}: given up by the job; ${fate}`);
    }
  });

  test('the steps are boxes to tick, with who says so; each type that failed has its part, the others none', () => {
    const { report, note } = ofSampleDay();
    expect(note).toContain('- [ ] Ask the CRM team first');
    expect(note).toContain('(runbook)');
    for (const { jobType, level } of report.verdicts) {
      expect(note.includes(`\n\`${jobType}\`: **`)).toBe(level !== 'ok');
    }
  });

  test('neither an exception’s message nor the entity of a person is in it', () => {
    const { report, note } = ofSampleDay();
    expect(note).not.toContain('administration mode');
    const entities = report.runs.flatMap(({ deletedAtMs, entityId }) => (deletedAtMs && entityId ? [entityId] : []));
    for (const entityId of entities) {
      expect(note).not.toContain(entityId);
    }
  });

  test('one job type alone is told in full, and each piece of evidence leads to its lines', () => {
    const { report } = ofSampleDay();
    const one = incidentNote(report, context, ['UpsertCandidateJob']);
    const verdict = report.verdicts.find(({ jobType }) => jobType === 'UpsertCandidateJob');
    expect(one.split('\n')[0]).toBe('**Failed jobs: `UpsertCandidateJob`**');
    expect(one.match(/\(\[lines\]/g)).toHaveLength(verdict?.evidence.length ?? 0);
  });

  test('of several job types those that need something lead to their lines, one link each', () => {
    const outage = readDay('crm-outage-small', 'own');
    const nowMs = Date.parse('2026-06-17T14:30:00Z');
    const then = analyse(outage.documents, { ...outage.options, toMs: nowMs, nowMs });
    const needy = then.verdicts.filter(({ level }) => !['ok', 'recovered'].includes(level));
    expect(needy.length).toBeGreaterThan(1);
    expect(incidentNote(then, context).match(/\(\[lines\]/g)).toHaveLength(needy.length);
  });

  test('what was not read is said', () => {
    const { documents, options } = ofSampleDay();
    const gap = { fromMs: options.fromMs, toMs: options.fromMs + 3_600_000, reason: 'query-failed' } as const;
    const partly = analyse(documents, { ...options, gaps: [gap] });
    expect(incidentNote(partly, context)).toMatch(/- Read: not everything: \S+ UTC to \S+ UTC \(a query failed\)/);
  });
});

test('text of the log becomes no link, no mention and no tag', () => {
  const evil = 'x [click](https://evil.example) @channel www.evil.example `a` https://evil.example';
  const jobType = `UpsertModelJob<${evil}>`;
  const log = day();
  for (let n = 1; n <= 3; n++) {
    const time = clock(at('00:10:00') + (n - 1) * EVERY_MS);
    log.started(jobType, time, { attempt: `${n}/24` });
    log.failed(clock(at(time) + 1000), {
      job: '41',
      retry: n,
      exception: `System.TimeoutException: someone@example.org\n   at GetIntoTeachingApi.${evil.replaceAll('(', '')}\n`,
    });
  }
  const app = 'api';
  const note = incidentNote(log.report(), context);
  expect(note).toContain(app);
  expect(note).toContain('evil.example');
  const links = [...html(note).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((href) => !/^https:\/\/(grafana|kibana)\.example\//.test(href ?? ''))).toEqual([]);
  expect(note).not.toContain('someone@example.org');
  expect(html(note).replace(/<code>[^<]*<\/code>/g, '')).not.toContain('@channel');
});

test('a thousand losses are counted, the first twenty told', () => {
  const { documents, options } = readDay('candidates-lost-small', 'own');
  const report = analyse(documents, options);
  const [lost] = report.runs.filter(({ state }) => state === 'deleted');
  const runs = Array.from({ length: 1000 }, (_, index) => ({ ...lost!, key: `run-${index}` }));
  const note = incidentNote({ ...report, runs }, context, ['UpsertCandidateJob']);
  expect(note.match(/given up by the job/g)).toHaveLength(20);
  expect(note).toContain('and 980 more: see the list of losses');
});

describe('word by word', () => {
  const hours: NoteContext = {
    ...context,
    timeText: (ms) => `${ms / HOUR_MS} h`,
    hrefOf: () => 'https://x.example',
    links: [],
  };
  const verdict: Verdict = {
    ...makeVerdict('UpsertCandidateJob'),
    level: 'act',
    headline: 'UpsertCandidateJob loses runs.',
    detail: '2 of them today.',
    steps: [
      { text: 'Ask the CRM team.', source: 'runbook' },
      { text: 'Look at System.TimeoutException.', source: 'suggestion' },
    ],
    evidence: [
      { text: '2 Deleted lines', span: { fromMs: HOUR_MS, toMs: 2 * HOUR_MS }, lineIds: [], certainty: 'seen' },
      { text: '1 mail', span: { fromMs: HOUR_MS, toMs: HOUR_MS }, lineIds: [], certainty: 'inferred' },
      { text: 'No success', span: null, lineIds: [], certainty: 'seen' },
    ],
    counts: {
      ...makeVerdict('').counts,
      deleted: 2,
      failed: 3,
      retrying: 4,
      doomed: 5,
      failedAttempts: 1,
      succeeded: 6,
    },
    troubleSinceMs: HOUR_MS,
    lastFailureAtMs: 2 * HOUR_MS,
    lastSuccessAtMs: 0,
  };
  const report: Report = {
    app: 'api',
    fromMs: 0,
    toMs: 24 * HOUR_MS,
    nowMs: 12 * HOUR_MS,
    overall: { ...verdict, id: 'candidate-multiple', headline: 'UpsertCandidateJob: 2 candidates lost.' },
    mayHideLoss: false,
    verdicts: [verdict],
    runs: [],
    findings: [],
    coverage: { fromMs: 0, toMs: 24 * HOUR_MS, gaps: [] },
    lines: { total: 0, used: 0, foreign: 0, loose: 0, unreadable: 0 },
    looseLines: [],
  };
  const lost = makeFailingRun('td', 0, 'deleted', {
    key: 'lost',
    hangfireJobId: '41',
    correlationId: 'CID-1',
    deletedAtMs: 2 * HOUR_MS,
    lossEmail: 'sent',
  });

  test('what, when, how many, why, what it rests on, who is lost and what to do', () => {
    expect(incidentNote({ ...report, runs: [lost] }, hours)).toBe(
      [
        '**Failed jobs: `UpsertCandidateJob`: 2 candidates lost.**',
        '- App: `api`',
        '- Looked at: 0 h to 12 h; as of 12 h',
        '- Read: everything of that time',
        '',
        '`UpsertCandidateJob`: **`UpsertCandidateJob` loses runs. 2 of them today.**',
        '- When: failing since 1 h, last failure 2 h, last success 0 h',
        '- Counts: 2 lost or given up, 3 in Hangfire’s Failed state, 4 retrying, 5 that cannot be saved, 1 failed attempt, 6 succeeded',
        '- Errors:',
        '  - 1 × `System.TimeoutException` at `GetIntoTeachingApi.Services.Crm.Save`',
        '- Evidence:',
        '  - 2 Deleted lines, 1 h to 2 h ([lines](https://x.example))',
        '  - 1 mail (worked out), 1 h ([lines](https://x.example))',
        '  - No success ([lines](https://x.example))',
        '- Lost or given up:',
        '  - 2 h, `job 41`, `CID-1`: given up by the job; e-mailed to sign up again',
        '- To do; tick what is done:',
        '  - [ ] Ask the CRM team. (runbook)',
        '  - [ ] Look at `System.TimeoutException`. (our suggestion)',
        '',
      ].join('\n')
    );
  });

  test('what there is not is left out', () => {
    const calm = { ...makeVerdict('CrmSyncJob'), level: 'ok', headline: 'It is over.' } as const;
    expect(incidentNote({ ...report, verdicts: [calm] }, { ...hours, hrefOf: () => null }, ['CrmSyncJob'])).toBe(
      [
        '**Failed jobs: `CrmSyncJob`**',
        '- App: `api`',
        '- Looked at: 0 h to 12 h; as of 12 h',
        '- Read: everything of that time',
        '',
        '`CrmSyncJob`: **It is over.**',
        '- When: no success in that time',
        '- Counts: 0 failed attempts, 0 succeeded',
        '',
      ].join('\n')
    );
  });

  test('several types are asked for by name, and the links stand in a row', () => {
    const links = ['Page', 'Runbook'].map((text) => ({ text, href: `https://x.example/${text}` }));
    const note = incidentNote(report, { ...hours, links }, ['CrmSyncJob', 'UpsertCandidateJob']);
    expect(note.split('\n')[0]).toBe('**Failed jobs: `CrmSyncJob`, `UpsertCandidateJob`**');
    expect(note).toContain('\n- See: [Page](https://x.example/Page), [Runbook](https://x.example/Runbook)\n');
  });

  test('evidence without an address has no link; of several types a recovered one has none either', () => {
    const recovered = { ...verdict, jobType: 'CrmSyncJob', level: 'recovered' } as const;
    const lines = (note: string) => note.match(/\[lines\]/g) ?? [];
    expect(lines(incidentNote({ ...report, verdicts: [verdict, recovered] }, hours))).toHaveLength(1);
    expect(lines(incidentNote({ ...report, verdicts: [recovered] }, hours))).toHaveLength(3);
    expect(lines(incidentNote(report, { ...hours, hrefOf: () => null }))).toEqual([]);
  });

  test.each([
    ['not-read', 'not read'],
    ['being-read', 'still being read'],
    ['truncated', 'more lines than were handed out'],
    ['query-failed', 'a query failed'],
    ['unreadable', 'lines that could not be read'],
    ['silent', 'no line of any job'],
    ['after-range', 'after the end of the range'],
  ] as const)('a gap that is %s: %s', (reason, words) => {
    const gaps: Gap[] = [
      { fromMs: 0, toMs: HOUR_MS, reason },
      { fromMs: 2 * HOUR_MS, toMs: 3 * HOUR_MS, reason },
    ];
    const note = incidentNote({ ...report, coverage: { ...report.coverage, gaps } }, hours);
    expect(note).toContain(`- Read: not everything: 0 h to 1 h (${words}); 2 h to 3 h (${words})\n`);
  });

  test('three kinds of errors are told, the others counted; none is told of another type’s runs', () => {
    const kinds = ['A', 'B', 'C', 'D', 'E'].map((type, kind) =>
      makeFailingRun('t'.repeat(5 - kind), 0, 'retrying', {
        attempts: makeFailingRun('t'.repeat(5 - kind), 0, 'retrying').attempts.map((attempt) => ({
          ...attempt,
          error: { type: type === 'A' ? null : type, message: 'someone@example.org', ownFrame: null },
        })),
      })
    );
    const other = makeFailingRun('n', 0, 'retrying', { jobType: 'CrmSyncJob' });
    const errorsOf = (runs: typeof kinds) =>
      incidentNote({ ...report, runs: [...runs, other] }, hours)
        .split('- Errors:\n')[1]
        ?.split('\n- ')[0];
    expect(errorsOf(kinds)).toBe('  - 5 × no exception type\n  - 4 × `B`\n  - 3 × `C`\n  - and 2 other kinds');
    expect(errorsOf(kinds.slice(0, 3))).toBe('  - 5 × no exception type\n  - 4 × `B`\n  - 3 × `C`');
    expect(errorsOf([])).toBeUndefined();
  });

  test('twenty losses are all told, a loss without ids by its time', () => {
    const twenty = Array.from({ length: 20 }, (_, n) => ({
      ...lost,
      key: `${n}`,
      hangfireJobId: null,
      correlationId: null,
    }));
    const note = incidentNote({ ...report, runs: twenty }, hours);
    expect(note.match(/ {2}- 2 h: given up by the job/g)).toHaveLength(20);
    expect(note).not.toContain('more: see');
  });

  test('whether anybody is affected is what the settings say of the job type', () => {
    const { catalogue } = policyOf({ jobTypes: [{ name: 'UpsertCandidateJob', jobClass: 'other' }] });
    expect(incidentNote({ ...report, runs: [lost] }, { ...hours, catalogue })).toContain('; nobody affected');
  });
});
