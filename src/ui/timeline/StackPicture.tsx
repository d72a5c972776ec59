import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { stackPaths, stackSteps } from '../../domain/timeline/stackPath';
import { Stack, stackAt } from '../../domain/timeline/stackRuns';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { count } from '../../domain/words';
import { LossWords } from '../lossWords';
import { signColours } from '../signColours';

interface Props {
  stack: Stack;
  heightPx: number;
  scale: TimeScale;
  nowMs: number;
  loss: LossWords;
  /** Id of the hatch for what follows if nothing changes. */
  hatchId: string;
}

/** A crowded row: runs that wait for a retry above runs lost, over time, and what follows right of now. */
export function StackPicture({ stack, heightPx, scale, nowMs, loss, hatchId }: Props) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const steps = useMemo(() => stackSteps(stack, heightPx), [stack, heightPx]);
  const paths = stackPaths(steps, scale, nowMs);
  const { waiting, lost } = stackAt(stack.seen, Math.min(nowMs, scale.toMs));
  const nowPx = Math.min(scale.widthPx, pxOf(scale, nowMs)) - 5;
  return (
    <>
      <path d={paths.waiting} fill={colours.retry.mark} fillOpacity={0.32} />
      <path d={paths.waitingTop} fill="none" stroke={colours.retry.mark} strokeWidth={1.2} />
      <path d={paths.lost} fill={colours[loss.meaning].mark} fillOpacity={0.85} />
      <path d={paths.projectedTop} fill="none" stroke={colours.retry.mark} strokeDasharray="3 3" />
      <path d={paths.projectedLost} fill={`url(#${hatchId})`} stroke={colours[loss.meaning].mark} strokeWidth={1} />
      <path d={`M0,${heightPx}H${scale.widthPx}`} className={styles.floor} />
      {nowPx > 90 && (
        <g className={styles.labels}>
          {waiting > 0 && (
            <text x={nowPx} y={14} fill={colours.retry.text}>
              {count(waiting, 'waiting', 'waiting')}
            </text>
          )}
          {lost > 0 && (
            <text x={nowPx} y={heightPx - 5} className={styles.lost}>
              {count(lost, loss.lost, loss.lost)}
            </text>
          )}
        </g>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  floor: css({ stroke: theme.colors.border.medium }),
  lost: css({ fill: theme.colors.text.maxContrast }),
  labels: css({
    fontSize: 11,
    fontWeight: 500,
    textAnchor: 'end',
    paintOrder: 'stroke',
    stroke: theme.colors.background.primary,
    strokeWidth: 3,
    strokeLinejoin: 'round',
    fontVariantNumeric: 'tabular-nums',
  }),
});
