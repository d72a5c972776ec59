import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { HourCell } from '../../domain/timeline/hourFold';
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
  const colours = signColours(useTheme2());
  const minutePx = widthPx / 60;
  return (
    <svg className={styles.cells} width={widthPx} height={HEIGHT_PX} aria-hidden>
      <path
        className={styles.grid}
        d={[0, 15, 30, 45, 60].map((minute) => `M${Math.round(minute * minutePx)}.5,0v${HEIGHT_PX}`).join('')}
      />
      {cells.map(({ kind, minute, count }) => {
        const x = (minute + 0.5) * minutePx;
        const { meaning, paint, hollow } = markShapes[kind];
        if (count === 1) {
          return (
            <MarkPath
              key={`${kind}${minute}`}
              kind={kind}
              path={markShapes[kind].path(x, HEIGHT_PX / 2)}
              lossMeaning={lossMeaning}
            />
          );
        }
        const heightPx = LEAST_PX + ((HEIGHT_PX - 2 - LEAST_PX) * count) / peak;
        const colour = colours[meaning === 'loss' ? lossMeaning : meaning].mark;
        const barPx = Math.max(3, minutePx - 2);
        return (
          <rect
            key={`${kind}${minute}`}
            x={x - barPx / 2}
            y={(HEIGHT_PX - heightPx) / 2}
            width={barPx}
            height={heightPx}
            fill={hollow ? 'none' : colour}
            stroke={colour}
            strokeWidth={hollow ? Number(paint) || 1.5 : 0}
          >
            <title>{`:${String(minute).padStart(2, '0')}, ${count} ${markShapes[kind].words}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cells: css({ flex: 'none', overflow: 'visible' }),
  grid: css({ stroke: theme.colors.border.weak, fill: 'none' }),
});
