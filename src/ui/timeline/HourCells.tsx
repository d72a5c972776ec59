import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { groupBy } from '../../domain/groupBy';
import { HourCell } from '../../domain/timeline/hourFold';
import { MarkKind } from '../../domain/timeline/runMarks';
import { Meaning, signColours } from '../signColours';
import { MarkPath } from './MarkPaths';
import { markShapes } from './markShapes';

interface Props {
  cells: readonly HourCell[];
  /** Most attempts in one cell of the whole picture. */
  peak: number;
  widthPx: number;
  lossMeaning: Meaning;
}

const HEIGHT_PX = 18;
const LEAST_PX = 6;

/** One attempt's minutes: a mark where one run stands, a bar as high as there are runs where there are more. */
export function HourCells({ cells, peak, widthPx, lossMeaning }: Props) {
  const styles = useStyles2(getStyles);
  const minutePx = widthPx / 60;
  return (
    <svg className={styles.cells} width={widthPx} height={HEIGHT_PX} aria-hidden>
      <path
        className={styles.grid}
        d={[0, 15, 30, 45, 60].map((minute) => `M${Math.round(minute * minutePx)}.5,0v${HEIGHT_PX}`).join('')}
      />
      {[...groupBy(cells, (cell) => cell.minute)].map(([minute, together]) => (
        <g key={minute}>
          <title>{minuteWords(minute, together)}</title>
          {together.map(({ kind, count }) => {
            const place = { kind, lossMeaning, x: (minute + 0.5) * minutePx, y: HEIGHT_PX / 2 };
            return count === 1 ? (
              <MarkPath key={kind} {...place} path={markShapes[kind].path(place.x, place.y)} />
            ) : (
              <MinuteBar
                key={kind}
                {...place}
                widthPx={Math.max(3, minutePx - 2)}
                heightPx={LEAST_PX + ((HEIGHT_PX - 2 - LEAST_PX) * count) / peak}
              />
            );
          })}
        </g>
      ))}
    </svg>
  );
}

/** ":23, 3 failed, 1 next try" */
const minuteWords = (minute: number, together: readonly HourCell[]): string =>
  [
    `:${String(minute).padStart(2, '0')}`,
    ...together.map(({ kind, count }) => `${count.toLocaleString('en-GB')} ${markShapes[kind].words}`),
  ].join(', ');

interface BarProps {
  kind: MarkKind;
  /** Its middle (px). */
  x: number;
  y: number;
  widthPx: number;
  heightPx: number;
  lossMeaning: Meaning;
}

/** Several attempts of one kind in one minute. */
export function MinuteBar({ kind, x, y, widthPx, heightPx, lossMeaning }: BarProps) {
  const { meaning, paint, hollow } = markShapes[kind];
  const colour = signColours(useTheme2())[meaning === 'loss' ? lossMeaning : meaning].mark;
  return (
    <rect
      x={x - widthPx / 2}
      y={y - heightPx / 2}
      width={widthPx}
      height={heightPx}
      fill={hollow ? 'none' : colour}
      stroke={colour}
      strokeWidth={hollow ? Number(paint) || 1.5 : 0}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cells: css({ flex: 'none', overflow: 'visible' }),
  grid: css({ stroke: theme.colors.border.weak, fill: 'none' }),
});
