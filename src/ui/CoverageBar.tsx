import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useId } from 'react';
import { Coverage } from '../domain/coverage';
import { gapBands } from '../domain/timeline/gapBands';
import { pxOf } from '../domain/timeline/timeScale';
import { coverageWords } from './coverageWords';
import { Clock, clockText } from './timeTexts';

interface Props {
  coverage: Coverage;
  clock: Clock;
}

/** Units of the drawing, which is stretched to the width it gets. */
const WIDTH = 300;

/** The range as a bar: solid where it was read, hatched where not, empty after now. */
export function CoverageBar({ coverage, clock }: Props) {
  const styles = useStyles2(getStyles);
  const { colors } = useTheme2();
  const hatchId = useId().replaceAll(':', '');
  const scale = { fromMs: coverage.fromMs, toMs: coverage.toMs, widthPx: WIDTH };
  const readPx = Math.max(0, Math.min(WIDTH, pxOf(scale, clock.nowMs)));
  return (
    <div className={styles.bar}>
      <svg
        viewBox={`0 0 ${WIDTH} 8`}
        preserveAspectRatio="none"
        width="100%"
        height={8}
        role="img"
        aria-label={coverageWords(coverage, clock)}
      >
        <defs>
          <pattern id={hatchId} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M1,0V5" stroke={colors.text.secondary} strokeWidth={1.2} />
          </pattern>
        </defs>
        <rect width={WIDTH} height={8} rx={3} fill={colors.background.secondary} />
        <rect width={readPx} height={8} rx={3} fill={colors.text.secondary} />
        {gapBands(coverage.gaps, scale).map(({ leftPx, widthPx }) => (
          <g key={leftPx}>
            <rect x={leftPx} width={widthPx} height={8} fill={colors.background.primary} />
            <rect x={leftPx} width={widthPx} height={8} fill={`url(#${hatchId})`} />
          </g>
        ))}
      </svg>
      <div className={styles.ends}>
        <span>{clockText(coverage.fromMs, clock)}</span>
        <span>{clockText(coverage.toMs, clock)}</span>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ margin: theme.spacing(0.5, 0, 1) }),
  ends: css({
    display: 'flex',
    justifyContent: 'space-between',
    fontSize: 11,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
