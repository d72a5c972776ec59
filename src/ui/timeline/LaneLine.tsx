import { useTheme2 } from '@grafana/ui';
import { cutEnds } from '../../domain/timeline/cutEnds';
import { LaidRun } from '../../domain/timeline/layoutRows';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { signColours } from '../signColours';

interface Props {
  laid: LaidRun;
  scale: TimeScale;
  nowMs: number;
  y: number;
}

const CHEVRON_PX = 3.5;
/** A run that began before it was seen: so far left of its first mark stands the sign that says so. */
const CUT_PX = 16;

/** The waiting between a run's attempts: solid where it was read, dotted where it was worked out, dashed right of now. */
export function LaneLine({ laid, scale, nowMs, y }: Props) {
  const { run, marks } = laid;
  const colours = signColours(useTheme2());
  const first = marks[0];
  const last = marks.at(-1);
  if (!first || !last) {
    return null;
  }
  const startPx = pxOf(scale, first.fromMs);
  const nowPx = pxOf(scale, nowMs);
  const endPx = pxOf(scale, last.atMs);
  const stroke = run.inferred ? colours.muted.mark : colours.retry.mark;
  const leftPx = Math.max(0, startPx);
  const rightPx = Math.min(scale.widthPx, endPx);
  const { left: cutLeft, right: cutRight } = cutEnds(laid, scale);
  const cutPx = Math.max(CHEVRON_PX + 1, leftPx - CUT_PX);
  const work = marks.filter(({ attempt, fromMs, toMs }) => attempt && toMs > fromMs);
  return (
    <g fill="none" stroke={stroke} strokeWidth={1.2}>
      <path
        d={`M${leftPx},${y}H${Math.max(leftPx, Math.min(rightPx, nowPx))}`}
        strokeDasharray={run.inferred ? '1.5 3' : undefined}
        opacity={0.75}
      />
      {rightPx > nowPx && (
        <path d={`M${Math.max(leftPx, nowPx)},${y}H${rightPx}`} strokeDasharray="4 3" opacity={0.75} />
      )}
      {cutLeft && <path d={chevron(cutPx, y, -1)} strokeWidth={1.6} data-mark="cut" />}
      {cutLeft && leftPx > cutPx && <path d={`M${cutPx - CHEVRON_PX},${y}H${leftPx}`} strokeDasharray="1.5 3" />}
      {cutRight && <path d={chevron(scale.widthPx + CHEVRON_PX + 2, y, 1)} strokeWidth={1.6} data-mark="cut" />}
      <path
        d={work.map(({ fromMs, toMs }) => `M${clampPx(scale, fromMs)},${y}H${clampPx(scale, toMs)}`).join('')}
        strokeWidth={5}
        opacity={0.45}
      />
    </g>
  );
}

const clampPx = (scale: TimeScale, ms: number) => Math.max(0, Math.min(scale.widthPx, pxOf(scale, ms)));

export const chevron = (x: number, y: number, direction: 1 | -1) =>
  `M${x - direction * CHEVRON_PX},${y - 4}L${x + direction * CHEVRON_PX},${y}L${x - direction * CHEVRON_PX},${y + 4}`;
