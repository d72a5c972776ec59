import fc from 'fast-check';
import {
  arbitraryGarbage,
  arbitraryNonsense,
  arbitraryShape,
  arbitraryStories,
  lossStories,
} from '../../tests/truth/arbitraryDay';
import { APP, at, day, tell } from '../../tests/truth/logDay';
import { AnalyseOptions, analyse } from './analyse';
import { Gap } from './coverage';
import { lineIdentity } from './jobs/eventOrder';
import { lifecycleKinds } from './jobs/testing/lifecycleKinds';
import { apiCatalogue } from './jobs/jobCatalogue';
import { LogDocument } from './jobs/logDocument';
import { parseDocument } from './jobs/parseDocument';
import { defaultLogFields } from './links/logFields';
import { apiPolicy } from './policy';
import { Report } from './report';
import { levelsWorstFirst } from './runbook/verdict';
import { toVerdictJson } from './verdictJson';

fc.configureGlobal({ seed: 20260617 });

const options: AnalyseOptions = {
  app: APP,
  fields: defaultLogFields,
  policy: apiPolicy,
  fromMs: at('00:00:00'),
  toMs: at('48:00:00'),
  nowMs: at('48:00:00'),
  gaps: [],
};
const report = (documents: readonly LogDocument[], rest: Partial<AnalyseOptions> = {}): Report =>
  analyse(documents, { ...options, ...rest });

const arbitraryLog = fc.oneof(arbitraryStories(), arbitraryNonsense);
const arbitraryDocuments = fc.tuple(arbitraryLog, arbitraryShape).map(([log, shape]) => shape(log.documents));
/** Documents and the same ones in another order. */
const arbitraryOrders = arbitraryDocuments.chain((documents) =>
  fc.tuple(fc.constant(documents), fc.shuffledSubarray(documents, { minLength: documents.length }))
);

/** What is said, without the names of the lines that it was read from. */
const said = ({ overall, verdicts, runs, findings }: Report) => ({
  overall,
  verdicts: verdicts.map(({ evidence: _, ...rest }) => rest),
  runs: runs.map(({ attempts, ...run }) => ({ ...run, attempts: attempts.map(({ lineIds: __, ...rest }) => rest) })),
  findings,
});

test('the order of the lines does not matter', () => {
  fc.assert(
    fc.property(arbitraryOrders, ([documents, shuffled]) => {
      expect(report(shuffled)).toEqual(report(documents));
    }),
    { numRuns: 150 }
  );
});

test('lines that are delivered twice do not matter', () => {
  fc.assert(
    fc.property(arbitraryDocuments, fc.infiniteStream(fc.boolean()), (documents, again) => {
      const copies = documents
        .filter(() => again.next().value)
        .map(({ id, source }) => ({ id: `${id}-again`, source }));
      expect(said(report([...documents, ...copies]))).toEqual(said(report(documents)));
    }),
    { numRuns: 100 }
  );
});

test('it does not matter into which pages the lines are cut, nor that a page begins with what ended the one before', () => {
  fc.assert(
    fc.property(arbitraryDocuments, fc.infiniteStream(fc.integer({ min: 1, max: 7 })), (documents, sizes) => {
      const pages: LogDocument[][] = [];
      for (let from = 0; from < documents.length;) {
        const to = from + sizes.next().value;
        pages.unshift(documents.slice(Math.max(0, from - 1), to));
        from = to;
      }
      expect(said(report(pages.flat()))).toEqual(said(report(documents)));
    }),
    { numRuns: 100 }
  );
});

test('other apps and other lines change nothing but the count of foreign lines', () => {
  fc.assert(
    fc.property(arbitraryDocuments, arbitraryLog, (documents, others) => {
      const foreign = others.documents.map(({ id, source }) => ({
        id: `x${id}`,
        source: { ...source, cf: { app: 'other' } },
      }));
      const web = others.documents.map(({ id, source }) => ({
        id: `w${id}`,
        source: { ...source, message: 'HTTP Response' },
      }));
      const { lines, ...rest } = report(documents);
      const { lines: withOthers, ...restWithOthers } = report([...foreign, ...documents, ...web]);
      expect(restWithOthers).toEqual(rest);
      const more = foreign.length + web.length;
      expect(withOthers).toEqual({ ...lines, total: lines.total + more, foreign: lines.foreign + more });
    }),
    { numRuns: 60 }
  );
});

test('every life-cycle line ends in exactly one attempt of one run, or is loose; every line is counted once', () => {
  fc.assert(
    fc.property(arbitraryLog, (log) => {
      const { documents } = log;
      const { runs, looseLines, lines } = report(documents);
      const placed = [
        ...runs.flatMap(({ attempts }) => attempts.flatMap(({ lineIds }) => lineIds)),
        ...looseLines.map(({ id }) => id),
      ];
      expect(new Set(placed).size).toBe(placed.length);
      const identities = new Map<string, string[]>();
      for (const document of documents) {
        const line = parseDocument(document);
        if (line.is === 'event' && lifecycleKinds.has(line.event.kind)) {
          const { kind, hangfireJobId, instance, attempt } = line.event;
          // An attempt fails once, however often that is told.
          const isFailure = kind === 'attemptFailed' || kind === 'deletedByHangfire';
          const identity = isFailure ? `${instance} ${hangfireJobId} ${attempt}` : lineIdentity(line.event);
          identities.set(identity, [...(identities.get(identity) ?? []), document.id]);
        } else if (line.is === 'loose') {
          expect(placed).toContain(document.id);
        }
      }
      for (const ids of identities.values()) {
        expect(ids.filter((id) => placed.includes(id))).toHaveLength(1);
      }
      const { total, used, foreign, loose, unreadable } = lines;
      expect(used + foreign + loose + unreadable).toBe(total);
      expect(total).toBe(documents.length);
      expect(loose).toBe(looseLines.length);
      expect([foreign, unreadable]).toEqual([0, 0]);
    }),
    { numRuns: 200 }
  );
});

test('every run has a key of its own', () => {
  fc.assert(
    fc.property(arbitraryLog, (log) => {
      const keys = report(log.documents).runs.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 150 }
  );
});

test('no document makes it throw, and the answer is plain JSON', () => {
  fc.assert(
    fc.property(arbitraryGarbage, (documents) => {
      const answer = report(documents);
      const { total, used, foreign, loose, unreadable } = answer.lines;
      expect(total).toBe(documents.length);
      expect(Math.min(used, foreign, loose, unreadable)).toBeGreaterThanOrEqual(0);
      const json = toVerdictJson(answer);
      expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    }),
    { numRuns: 400 }
  );
});

test('the JSON of a verdict is plain, and the same for the same lines in any order', () => {
  fc.assert(
    fc.property(arbitraryOrders, ([documents, shuffled]) => {
      const text = JSON.stringify(toVerdictJson(report(documents)));
      expect(JSON.stringify(toVerdictJson(report(shuffled)))).toBe(text);
      expect(JSON.stringify(JSON.parse(text))).toBe(text);
    }),
    { numRuns: 40 }
  );
});

const seriousness = (answer: Report): Map<string, number> =>
  new Map([
    ['overall', levelsWorstFirst.indexOf(answer.overall.level)],
    ...answer.verdicts.map(({ jobType, level }): [string, number] => [jobType, levelsWorstFirst.indexOf(level)]),
  ]);

test('as time goes by without lines nothing gets better', () => {
  fc.assert(
    fc.property(
      arbitraryLog,
      fc.integer({ min: 0, max: 86_400_000 }),
      fc.integer({ min: 0, max: 86_400_000 }),
      (log, a, b) => {
        const toMs = at('24:00:00');
        const [soon, later] = [Math.min(a, b), Math.max(a, b)];
        const before = seriousness(report(log.documents, { toMs, nowMs: toMs + soon }));
        const after = seriousness(report(log.documents, { toMs, nowMs: toMs + later }));
        for (const [jobType, level] of before) {
          expect([jobType, after.get(jobType)]).toEqual([jobType, Math.min(level, after.get(jobType) ?? -1)]);
        }
      }
    ),
    { numRuns: 100 }
  );
});

const seconds = (max: number) => fc.integer({ min: 0, max }).map((value) => value * 1000);

/** Spans that were not read, each around one of the lines. */
const arbitraryGaps = fc
  .array(
    fc.record({
      line: fc.nat(),
      beforeMs: seconds(1800),
      afterMs: fc.oneof(seconds(60), seconds(1800), seconds(36_000)),
    }),
    { minLength: 1, maxLength: 4 }
  )
  .map(
    (spans) =>
      (documents: readonly LogDocument[]): Gap[] =>
        spans.map(({ line, beforeMs, afterMs }) => {
          const timeMs = Date.parse(String(documents[line % documents.length]?.source['@timestamp']));
          return { fromMs: timeMs - beforeMs, toMs: timeMs + afterMs, reason: 'not-read' };
        })
  );

test('a loss that lies in a gap is never “ok” or “recovered”', () => {
  const heartbeat = day()
    .heartbeat('00:00:00', '48:00:00')
    .documents.map(({ id, source }) => ({ id: `h${id}`, source }));
  fc.assert(
    fc.property(
      // What is seen of a run begins in the first hour: its attempts before lie before the range.
      arbitraryStories(lossStories, { size: 2, latestSecond: 3600, mostTries: 20 }),
      arbitraryStories(['saved', 'doubled', 'channels', 'syncFails'], { firstKey: 5000 }),
      arbitraryGaps,
      fc.integer({ min: 0, max: 9 }),
      (losses, others, gapsAround, dice) => {
        const documents = [
          ...losses.documents,
          ...others.documents.map(({ id, source }) => ({ id: `o${id}`, source })),
          // Without it, silence alone would hold the all-clear back; with it the day is long to read.
          ...(dice === 0 ? heartbeat : []),
        ];
        const full = report(documents);
        const partial = report(documents, { gaps: gapsAround(losses.documents) });
        expect(['ok', 'recovered']).not.toContain(partial.overall.level);
        for (const { jobType, counts } of full.verdicts) {
          const isLoss = apiCatalogue.info(jobType)?.jobClass !== 'sync' && counts.deleted > 0;
          const level = partial.verdicts.find((verdict) => verdict.jobType === jobType)?.level;
          expect(isLoss && (level === 'ok' || level === 'recovered')).toBe(false);
        }
      }
    ),
    { numRuns: 250 }
  );
});

/** Of a life-cycle line: without such a line nothing of a run is left. */
const tellsOfRun = (document: LogDocument): boolean => {
  const line = parseDocument(document);
  return line.is === 'event' && lifecycleKinds.has(line.event.kind);
};

test('of a lost run any line that is left keeps “ok” and “recovered” away, though nobody says that lines are missing', () => {
  fc.assert(
    fc.property(
      arbitraryStories(lossStories, { size: 1, latestSecond: 3600, mostTries: 20 }).chain((log) =>
        fc.tuple(fc.constant(log.documents), fc.subarray(log.documents.filter(tellsOfRun), { minLength: 1 }))
      ),
      arbitraryStories(['saved', 'doubled', 'channels', 'syncFails'], { firstKey: 5000 }),
      ([lost, left], others) => {
        const documents = [...left, ...others.documents.map(({ id, source }) => ({ id: `o${id}`, source }))];
        expect(report(lost).overall.level).toBe('act');
        expect(['ok', 'recovered']).not.toContain(report(documents).overall.level);
      }
    ),
    { numRuns: 250 }
  );
});

test('the next attempt is foretold for never before failure and delay, and the loss for never before that', () => {
  fc.assert(
    fc.property(arbitraryLog, (log) => {
      for (const run of report(log.documents).runs) {
        const { state, nextAttempt, deletion, attempts, deletedAtMs } = run;
        expect([tell(run), state === 'retrying']).toEqual([tell(run), nextAttempt !== null && deletion !== null]);
        expect(deletedAtMs !== null).toBe(state === 'deleted' || state === 'deletedByHangfire');
        if (nextAttempt && deletion) {
          const failedMs = attempts[attempts.length - 1]?.endedAtMs ?? Infinity;
          expect(nextAttempt.fromMs).toBeGreaterThanOrEqual(failedMs + 3_600_000);
          expect(nextAttempt.toMs).toBeGreaterThanOrEqual(nextAttempt.fromMs);
          expect(deletion.fromMs).toBeGreaterThanOrEqual(nextAttempt.fromMs);
          expect(deletion.toMs).toBeGreaterThanOrEqual(deletion.fromMs);
        }
      }
    }),
    { numRuns: 150 }
  );
});
