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

/** One run: its waiting as a line, its attempts as marks, and what follows. */
export function RunLane({ laid, scale, nowMs, loss, labelled }: Props) {
  const styles = useStyles2(getStyles);
  const y = laid.topPx + LANE_PX / 2;
  const { deletion } = laid.run;
  const deletionPx = deletion ? pxOf(scale, Math.max(deletion.fromMs, nowMs)) : Number.POSITIVE_INFINITY;
  return (
    <g>
      <LaneLine laid={laid} scale={scale} nowMs={nowMs} y={y} />
      <MarkPaths clusters={clusterMarks(laid.marks, scale, MARK_GAP_PX)} y={y} lossMeaning={loss.meaning} />
      {labelled && deletion && deletionPx + LABEL_PX < scale.widthPx && (
        <text x={deletionPx + 10} y={y + 4} className={styles.label}>
          {deletion.fromMs > nowMs
            ? `${loss.lost} in ${duration(deletion.fromMs - nowMs)}`
            : `due to be ${loss.lost} now`}
        </text>
      )}
    </g>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  label: css({ fontSize: 11, fill: theme.colors.text.primary, fontVariantNumeric: 'tabular-nums' }),
});
