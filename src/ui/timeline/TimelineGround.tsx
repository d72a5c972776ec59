import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { TimeSpan } from '../../domain/coverage';
import { Annotation } from '../../domain/timeline/annotation';
import { GapBand } from '../../domain/timeline/gapBands';
import { boxOf, pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { TimeTick } from '../../domain/timeline/timeTicks';
import { LossWords } from '../lossWords';
import { signColours } from '../signColours';

interface Props {
  scale: TimeScale;
  heightPx: number;
  ticks: readonly TimeTick[];
  bands: readonly GapBand[];
  /** Spans in which the CRM integration was paused. */
  pauses: readonly TimeSpan[];
  annotations: readonly Annotation[];
  nowMs: number;
  hatchIds: Record<LossWords['meaning'] | 'gap', string>;
}

/** What lies under all rows: the lines of the axis, the hatch over what was not read, the shade of what is to come. */
export function TimelineGround({ scale, heightPx, ticks, bands, pauses, annotations, nowMs, hatchIds }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const colours = signColours(theme);
  const nowPx = pxOf(scale, nowMs);
  return (
    <svg className={styles.ground} width={scale.widthPx} height={heightPx} aria-hidden>
      <defs>
        <Hatch id={hatchIds.loss} colour={colours.loss.mark} />
        <Hatch id={hatchIds.muted} colour={colours.muted.mark} />
        <Hatch id={hatchIds.gap} colour={theme.colors.border.strong} />
      </defs>
      {nowPx < scale.widthPx && (
        <rect
          x={Math.max(0, nowPx)}
          width={scale.widthPx - Math.max(0, nowPx)}
          height={heightPx}
          className={styles.future}
        />
      )}
      <path
        d={ticks.map(({ ms }) => `M${Math.round(pxOf(scale, ms)) + 0.5},0V${heightPx}`).join('')}
        className={styles.grid}
      />
      {pauses.map((pause) => {
        const box = boxOf(scale, pause, 3);
        return (
          box && (
            <rect
              key={pause.fromMs}
              data-mark="paused"
              x={box.leftPx}
              width={box.widthPx}
              height={heightPx}
              fill={colours.paused.mark}
              fillOpacity={0.16}
            />
          )
        );
      })}
      {annotations.map((annotation) => {
        const box = boxOf(scale, annotation, 0);
        const colour = theme.visualization.getColorByName(annotation.colour || 'blue');
        return (
          box && (
            <g key={`${annotation.fromMs}${annotation.title}`} data-mark="annotation" stroke={colour}>
              {box.widthPx > 1 && (
                <rect
                  x={box.leftPx}
                  width={box.widthPx}
                  height={heightPx}
                  fill={colour}
                  fillOpacity={0.1}
                  stroke="none"
                />
              )}
              <path d={`M${box.leftPx},0V${heightPx}`} strokeDasharray="3 3" />
              <path d={`M${box.leftPx - 4},${heightPx}h8l-4,-6Z`} fill={colour} />
            </g>
          )
        );
      })}
      {bands.map(({ leftPx, widthPx }) => (
        <g key={leftPx} data-mark="gap">
          <rect x={leftPx} width={widthPx} height={heightPx} className={styles.gap} />
          <rect x={leftPx} width={widthPx} height={heightPx} fill={`url(#${hatchIds.gap})`} />
          <path d={`M${leftPx},0V${heightPx}M${leftPx + widthPx},0V${heightPx}`} className={styles.edge} />
        </g>
      ))}
    </svg>
  );
}

function Hatch({ id, colour }: { id: string; colour: string }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M1,0V6" stroke={colour} strokeWidth={1.2} />
    </pattern>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  ground: css({ position: 'absolute', top: 0, pointerEvents: 'none' }),
  future: css({ fill: theme.colors.text.primary, fillOpacity: 0.03 }),
  grid: css({ stroke: theme.colors.border.weak, fill: 'none' }),
  gap: css({ fill: theme.colors.background.secondary }),
  edge: css({ stroke: theme.colors.border.strong, fill: 'none' }),
});
