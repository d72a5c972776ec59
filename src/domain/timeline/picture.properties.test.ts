import fc from 'fast-check';
import { Attempt, AttemptOutcome, Run, RunState } from '../jobs/run';
import { clusterMarks } from './clusterMarks';
import { hitTest, MARK_GAP_PX } from './hitTest';
import { LANE_PX, layoutRows } from './layoutRows';
import { runsByType } from './runsByType';
import { pictureSpan } from './pictureSpan';
import { laneSpan, runMarks } from './runMarks';
import { findSpot, spotOf } from './spot';
import { HOUR_MS, makeRun, MINUTE_MS } from './testing/makeRun';
import { makeVerdict } from './testing/makeVerdict';
import { msAt, pxOf, TimeScale } from './timeScale';
import { timeTicks } from './timeTicks';

const NOW_MS = Date.UTC(2026, 9, 25, 3);
const DAY_MS = 24 * HOUR_MS;
const JOB_TYPE = 'UpsertCandidateJob';

const outcome = fc.constantFrom<AttemptOutcome>('failed', 'aborted', 'succeeded', 'deleted', 'running', 'interrupted');
const state = fc.constantFrom<RunState>('retrying', 'succeeded', 'deleted', 'deletedByHangfire', 'running', 'failed');

/** Attempts of no length, without a start, by clocks that differ by minutes, days before the range or ahead of now. */
const attempts = fc
  .array(
    fc.record({
      outcome,
      afterMs: fc.integer({ min: -5 * MINUTE_MS, max: 3 * HOUR_MS }),
      lengthMs: fc.constantFrom(0, 1, 800, 90_000),
      isStartSeen: fc.boolean(),
      isInferred: fc.boolean(),
      n: fc.option(fc.integer({ min: 1, max: 24 })),
    }),
    { minLength: 1, maxLength: 24 }
  )
  .chain((made) =>
    fc.integer({ min: -31 * DAY_MS, max: 10 * MINUTE_MS }).map((lastMs) => {
      const lengthMs = made.reduce((sum, { afterMs }) => sum + afterMs, 0);
      let atMs = NOW_MS + lastMs - lengthMs;
      return made.map(({ afterMs, isStartSeen, isInferred, ...attempt }): Attempt => {
        atMs += afterMs;
        const isOpen = attempt.outcome === 'running' || attempt.outcome === 'interrupted';
        return {
          n: attempt.n,
          outcome: attempt.outcome,
          startedAtMs: isStartSeen || isOpen ? atMs : null,
          endedAtMs: isOpen ? null : atMs + attempt.lengthMs,
          error: null,
          instance: '',
          inferred: isInferred,
          lineIds: [],
        };
      });
    })
  );

const due = fc.option(
  fc
    .integer({ min: -2 * HOUR_MS, max: 23 * HOUR_MS })
    .map((ms) => ({ fromMs: NOW_MS + ms, toMs: NOW_MS + ms + 60_000 }))
);

const run = fc
  .record({
    attempts,
    state,
    nextAttempt: due,
    deletion: due,
    deletedAtMs: fc.option(fc.integer({ min: -DAY_MS, max: 0 })),
  })
  .map(({ deletedAtMs, ...rest }): Run =>
    makeRun('', 0, rest.state, { ...rest, deletedAtMs: deletedAtMs === null ? null : NOW_MS + deletedAtMs })
  );

/** From five minutes to thirty days, in the past, around now and ahead. */
const range = fc
  .record({
    lengthMs: fc.integer({ min: 5 * MINUTE_MS, max: 30 * DAY_MS }),
    endMs: fc.oneof(fc.constant(0), fc.integer({ min: -20 * DAY_MS, max: 2 * DAY_MS })),
    widthPx: fc.integer({ min: 40, max: 3000 }),
  })
  .map(({ lengthMs, endMs, widthPx }): TimeScale => {
    const asked = { fromMs: NOW_MS + endMs - lengthMs, toMs: NOW_MS + endMs };
    return { ...pictureSpan(asked, NOW_MS, []), widthPx };
  });

const rowOf = (runs: readonly Run[], scale: TimeScale) =>
  layoutRows([makeVerdict(JOB_TYPE)], runsByType(runs, NOW_MS), scale, NOW_MS, {
    foldAboveLanes: 12,
    opened: new Set(),
    openLanes: 4,
    showSuccesses: true,
    density: 'roomy',
  });

test('every mark within the range stands in the picture exactly once, and no bar is drawn backwards', () => {
  fc.assert(
    fc.property(run, range, (one, scale) => {
      const marks = runMarks(one, NOW_MS);
      const clusters = clusterMarks(marks, scale, MARK_GAP_PX);
      const drawn = clusters.flatMap((cluster) => cluster.marks);
      const within = marks.filter(({ atMs }) => atMs >= scale.fromMs && atMs <= scale.toMs);
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(new Set(drawn)).toEqual(new Set(within));
      for (const { fromPx, toPx } of clusters) {
        expect(fromPx).toBeLessThanOrEqual(toPx);
        expect(fromPx).toBeGreaterThanOrEqual(0);
        expect(toPx).toBeLessThanOrEqual(scale.widthPx);
      }
    })
  );
});

test('whichever part of a mark or bar is pointed at, it is told of, and found again', () => {
  fc.assert(
    fc.property(run, range, (one, scale) => {
      const rows = rowOf([one], scale);
      const laid = rows[0]!.laid[0];
      for (const cluster of laid ? clusterMarks(laid.marks, scale, MARK_GAP_PX) : []) {
        for (const x of [cluster.fromPx, (cluster.fromPx + cluster.toPx) / 2, cluster.toPx]) {
          const hit = hitTest(rows, scale, NOW_MS, x, laid!.topPx + LANE_PX / 2);
          // Others may lie on it: then the one that lies as near is told of.
          expect(hit?.kind).toBe('mark');
          const own = hit?.kind === 'mark' ? hit.cluster : null;
          expect(own!.fromPx <= x && x <= own!.toPx).toBe(true);
          expect(findSpot(rows, spotOf(hit!)!, NOW_MS)!.chosen).toEqual(own!.marks);
        }
      }
    })
  );
});

test('runs of one lane never lie on one another', () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), range, (runs, scale) => {
      const { laid } = rowOf(runs, scale)[0]!;
      for (const one of laid) {
        for (const other of laid) {
          if (one !== other && one.topPx === other.topPx) {
            const [a, b] = [laneSpan(one.run, NOW_MS), laneSpan(other.run, NOW_MS)];
            const apartPx = (ms: number) => (ms * scale.widthPx) / (scale.toMs - scale.fromMs);
            expect(Math.max(apartPx(b.fromMs - a.toMs), apartPx(a.fromMs - b.toMs))).toBeGreaterThan(23.9);
          }
        }
      }
    })
  );
});

test('a lane covers all of its marks', () => {
  fc.assert(
    fc.property(run, (one) => {
      const span = laneSpan(one, NOW_MS);
      for (const { atMs } of runMarks(one, NOW_MS)) {
        expect(atMs).toBeGreaterThanOrEqual(span.fromMs);
        expect(atMs).toBeLessThanOrEqual(span.toMs);
      }
    })
  );
});

test('ticks stand where their time is, apart from one another, whatever the range', () => {
  const london = (ms: number) => (ms < Date.UTC(2026, 9, 25, 1) ? HOUR_MS : 0);
  fc.assert(
    fc.property(range, (scale) => {
      const places = timeTicks(scale, 90, london).map(({ ms }) => pxOf(scale, ms));
      expect(
        places.every((px, index) => px >= 0 && px <= scale.widthPx && (index === 0 || px > places[index - 1]!))
      ).toBe(true);
      expect(msAt(scale, pxOf(scale, NOW_MS))).toBeCloseTo(NOW_MS, -1);
    })
  );
});
