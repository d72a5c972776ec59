import { marked } from 'marked';
import { at, clock, day, EVERY_MS } from '../../tests/truth/logDay';
import { readDay } from '../../tests/truth/readDay';
import { analyse } from './analyse';
import { NoteContext, incidentNote } from './incidentNote';

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
