import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { TimeSpan } from '../../domain/coverage';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { duration } from '../../domain/words';

interface Props {
  scale: TimeScale;
  spans: readonly TimeSpan[];
  heightPx: number;
}

const ZIG_PX = 6;

/** Where waiting is folded: a zigzag through all rows, and its length where nothing else stands above it. */
export function FoldedSpans({ scale, spans, heightPx }: Props) {
  const styles = useStyles2(getStyles);
  const zigs = Math.ceil(heightPx / ZIG_PX);
  return (
    <svg className={styles.folds} width={scale.widthPx} height={heightPx} aria-hidden>
      {spans.map((span) => {
        const [leftPx, rightPx] = [pxOf(scale, span.fromMs), pxOf(scale, span.toMs)];
        const middle = (leftPx + rightPx) / 2;
        const zigzag = Array.from({ length: zigs }, (_, index) => `l${index % 2 ? -ZIG_PX : ZIG_PX},${ZIG_PX}`).join(
          ''
        );
        return (
          <g key={span.fromMs} data-mark="folded">
            <rect x={leftPx} width={rightPx - leftPx} height={heightPx} className={styles.ground} />
            <path d={`M${middle - ZIG_PX / 2},0${zigzag}`} className={styles.zigzag} />
            <text transform={`translate(${middle + 4},${heightPx / 2}) rotate(-90)`} className={styles.length}>
              {duration(span.toMs - span.fromMs)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  folds: css({ position: 'absolute', top: 0, zIndex: 2, overflow: 'hidden', pointerEvents: 'none' }),
  ground: css({ fill: theme.colors.background.primary, fillOpacity: 0.85 }),
  zigzag: css({ stroke: theme.colors.border.strong, fill: 'none' }),
  length: css({
    fontSize: 11,
    fill: theme.colors.text.secondary,
    textAnchor: 'middle',
    paintOrder: 'stroke',
    stroke: theme.colors.background.primary,
    strokeWidth: 6,
  }),
});
