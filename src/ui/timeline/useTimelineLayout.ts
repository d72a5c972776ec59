import { dateTimeForTimeZone } from '@grafana/data';
import { useMemo } from 'react';
import { TimeSpan } from '../../domain/coverage';
import { Report } from '../../domain/report';
import { Verdict } from '../../domain/runbook/verdict';
import { foldScale, waitingSpans } from '../../domain/timeline/foldWaiting';
import { gapBands } from '../../domain/timeline/gapBands';
import { layoutRows, RowOptions } from '../../domain/timeline/layoutRows';
import { pictureSpan } from '../../domain/timeline/pictureSpan';
import { runMarks } from '../../domain/timeline/runMarks';
import { runsByType } from '../../domain/timeline/runsByType';
import { TimeScale } from '../../domain/timeline/timeScale';
import { timeTicks } from '../../domain/timeline/timeTicks';
import { Clock } from '../timeTexts';

interface Input extends RowOptions {
  report: Report;
  /** The rows that are shown, in their order. */
  verdicts: readonly Verdict[];
  span: TimeSpan;
  clock: Clock;
  wallMs: number;
  /** Width of the picture, the names left out (px). */
  picturePx: number;
  /** Whether the spans in which nothing happens are folded. */
  foldsWaiting: boolean;
}

const MOST_RUNS_TO_FOLD = 500;
const TICK_GAP_PX = 90;
/** What was to come from a moment longer ago is not worked out: what came can be read. */
const FUTURE_ENDS_MS = 3_600_000;

/** What stands where in the picture; worked out anew only where something of it changed. */
export function useTimelineLayout(input: Input) {
  const { report, verdicts, span, clock, wallMs, picturePx, foldsWaiting } = input;
  const { foldAboveLanes, opened, openLanes, showSuccesses, density } = input;
  const { nowMs, timeZone } = clock;
  const hasFuture = wallMs - nowMs < FUTURE_ENDS_MS;
  const { fromMs, toMs } = useMemo(
    () => (hasFuture ? pictureSpan(span, nowMs, report.runs) : span),
    [span, nowMs, hasFuture, report.runs]
  );
  const even: TimeScale = useMemo(() => ({ fromMs, toMs, widthPx: Math.max(1, picturePx) }), [fromMs, toMs, picturePx]);
  const types = useMemo(() => runsByType(report.runs, nowMs), [report.runs, nowMs]);
  const waiting = useMemo(() => {
    const troubled = verdicts.flatMap(({ jobType }) => types.get(jobType)?.troubled ?? []);
    // Among so many there is hardly a moment in which nothing happens.
    return troubled.length > MOST_RUNS_TO_FOLD
      ? []
      : waitingSpans(
          troubled.flatMap((run) => runMarks(run, nowMs)),
          even
        );
  }, [verdicts, types, even, nowMs]);
  const scale = useMemo(() => (foldsWaiting ? foldScale(even, waiting) : even), [foldsWaiting, even, waiting]);
  const rows = useMemo(
    () =>
      layoutRows(verdicts, types, scale, nowMs, {
        foldAboveLanes,
        opened,
        openLanes,
        showSuccesses,
        density,
        counted: report.counted,
      }),
    [verdicts, types, report.counted, scale, nowMs, foldAboveLanes, opened, openLanes, showSuccesses, density]
  );
  const bands = useMemo(() => gapBands(report.coverage.gaps, scale), [report.coverage.gaps, scale]);
  const ticks = useMemo(
    () => timeTicks(scale, TICK_GAP_PX, (ms) => dateTimeForTimeZone(timeZone, ms).utcOffset() * 60_000),
    [scale, timeZone]
  );
  return { scale, rows, bands, ticks, waiting };
}
