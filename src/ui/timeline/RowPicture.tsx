import { memo } from 'react';
import { TimelineRow } from '../../domain/timeline/layoutRows';
import { TimeScale } from '../../domain/timeline/timeScale';
import { Finding } from '../../domain/report';
import { LossWords, lossWords } from '../lossWords';
import { rowSummary } from './rowSummary';
import { RunLane } from './RunLane';
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
  const loss = lossWords(row.verdict);
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
        <RunLane key={laid.run.key} laid={laid} scale={scale} nowMs={nowMs} loss={loss} labelled />
      ))}
      {row.strip && (
        <g transform={`translate(0,${row.stripTopPx})`}>
          <StripPicture strip={row.strip} scale={scale} silences={silences} />
        </g>
      )}
    </svg>
  );
});
