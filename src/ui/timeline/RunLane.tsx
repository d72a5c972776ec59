import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { clusterMarks } from '../../domain/timeline/clusterMarks';
import { MARK_GAP_PX } from '../../domain/timeline/hitTest';
import { LANE_PX, LaidRun } from '../../domain/timeline/layoutRows';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { duration } from '../../domain/words';
import { LossWords } from '../lossWords';
import { LaneLine } from './LaneLine';
import { MarkPaths } from './MarkPaths';

interface Props {
  laid: LaidRun;
  scale: TimeScale;
  nowMs: number;
  loss: LossWords;
  /** Whether the deadline stands in words beside its mark. */
  labelled: boolean;
}

const LABEL_PX = 130;
const BESIDE_PX = 10;

/** One run: its waiting as a line, its attempts as marks, and what follows. */
export function RunLane({ laid, scale, nowMs, loss, labelled }: Props) {
  const y = laid.topPx + LANE_PX / 2;
  return (
    <g>
      <LaneLine laid={laid} scale={scale} nowMs={nowMs} y={y} />
      <MarkPaths clusters={clusterMarks(laid.marks, scale, MARK_GAP_PX)} y={y} lossMeaning={loss.meaning} />
      {labelled && laid.run.deletion && (
        <DeadlineWords dueMs={laid.run.deletion.fromMs} scale={scale} nowMs={nowMs} loss={loss} y={y} />
      )}
    </g>
  );
}

interface DeadlineProps extends Pick<Props, 'scale' | 'nowMs' | 'loss'> {
  dueMs: number;
  y: number;
}

/** The time left, beside the deadline's mark; at the edge of the picture where the deadline lies beyond. */
function DeadlineWords({ dueMs, scale, nowMs, loss, y }: DeadlineProps) {
  const styles = useStyles2(getStyles);
  const besidePx = pxOf(scale, Math.max(dueMs, nowMs)) + BESIDE_PX;
  const isBeyond = besidePx > scale.widthPx;
  const fits = besidePx + LABEL_PX < scale.widthPx;
  if (!fits && scale.widthPx - pxOf(scale, nowMs) < LABEL_PX) {
    return null;
  }
  return (
    <text
      x={fits ? besidePx : isBeyond ? scale.widthPx - 4 : besidePx - 2 * BESIDE_PX}
      y={y + 4}
      textAnchor={fits ? 'start' : 'end'}
      className={styles.label}
    >
      {dueMs > nowMs ? `${loss.lost} in ${duration(dueMs - nowMs)}` : `due to be ${loss.lost} now`}
    </text>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  label: css({
    fontSize: 11,
    fill: theme.colors.text.primary,
    fontVariantNumeric: 'tabular-nums',
    // Stands out from the line and the marks that it may cover.
    paintOrder: 'stroke',
    stroke: theme.colors.background.primary,
    strokeWidth: 5,
    strokeLinejoin: 'round',
  }),
});
