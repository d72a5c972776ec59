import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { memo } from 'react';
import { clusterMarks } from '../../domain/timeline/clusterMarks';
import { MARK_GAP_PX } from '../../domain/timeline/hitTest';
import { LANE_PX, LaidRun, TimelineRow } from '../../domain/timeline/layoutRows';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { Finding } from '../../domain/report';
import { duration } from '../../domain/words';
import { LossWords, lossWords } from '../lossWords';
import { LaneLine } from './LaneLine';
import { MarkPaths } from './MarkPaths';
import { rowSummary } from './rowSummary';
import { StackPicture } from './StackPicture';
import { StripPicture } from './StripPicture';

interface Props {
  row: TimelineRow;
  scale: TimeScale;
  nowMs: number;
  silences: readonly Finding[];
  hatchIds: Record<LossWords['meaning'], string>;
}

/** What a job type's row draws: its stack or lanes, and the strip of its successes. */
export const RowPicture = memo(function RowPicture({ row, scale, nowMs, silences, hatchIds }: Props) {
  const loss = lossWords(row.jobType);
  return (
    <svg
      width={scale.widthPx}
      height={row.heightPx}
      role="img"
      aria-label={rowSummary(row)}
      style={{ display: 'block', overflow: 'visible' }}
    >
      {row.stack && (
        <g transform={`translate(0,${row.stackTopPx})`}>
          <StackPicture
            heightPx={row.stackPx}
            stack={row.stack}
            scale={scale}
            nowMs={nowMs}
            loss={loss}
            hatchId={hatchIds[loss.meaning]}
          />
        </g>
      )}
      {row.laid.map((laid) => (
        <Lane key={laid.run.key} laid={laid} scale={scale} nowMs={nowMs} loss={loss} labelled={!row.opened} />
      ))}
      {row.strip && (
        <g transform={`translate(0,${row.stripTopPx})`}>
          <StripPicture strip={row.strip} scale={scale} silences={silences} />
        </g>
      )}
    </svg>
  );
});

interface LaneProps {
  laid: LaidRun;
  scale: TimeScale;
  nowMs: number;
  loss: LossWords;
  /** Whether the deadline stands in words beside its mark. */
  labelled: boolean;
}

const LABEL_PX = 130;

function Lane({ laid, scale, nowMs, loss, labelled }: LaneProps) {
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
