import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { STRIP_PX } from '../../domain/timeline/layoutRows';
import { SuccessStrip } from '../../domain/timeline/successStrip';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { Finding } from '../../domain/report';
import { signColours } from '../signColours';

interface Props {
  strip: SuccessStrip;
  scale: TimeScale;
  /** Spans without the success that was due, with their words. */
  silences: readonly Finding[];
}

const LEAST_PX = 2;
/** Rough width of a letter at 11 px: words that do not fit are left to the list of findings. */
const LETTER_PX = 5.8;

/** How many runs ended well per step: a bar each, so that silence is seen as a hole and said in words. */
export function StripPicture({ strip, scale, silences }: Props) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const bars = strip.steps.map(({ fromMs, toMs, succeeded, idle }) => {
    const x = Math.max(0, pxOf(scale, fromMs));
    const widthPx = Math.min(Math.max(LEAST_PX, pxOf(scale, toMs) - x - 1.5), scale.widthPx - x);
    const heightPx = succeeded > 0 ? Math.max(3, (succeeded / strip.peak) * STRIP_PX) : 0;
    return { x, widthPx, heightPx, idle: idle > 0 && succeeded === 0 };
  });
  const bar = (x: number, widthPx: number, heightPx: number) =>
    `M${round(x)},${STRIP_PX}v${-round(heightPx)}h${round(widthPx)}v${round(heightPx)}Z`;
  return (
    <>
      <path d={`M0,${STRIP_PX}H${scale.widthPx}`} className={styles.floor} />
      <path
        d={bars.map(({ x, widthPx, heightPx }) => (heightPx > 0 ? bar(x, widthPx, heightPx) : '')).join('')}
        fill={colours.good.mark}
      />
      <path
        d={bars.map(({ x, widthPx, idle }) => (idle ? bar(x, widthPx, 2) : '')).join('')}
        fill={colours.muted.mark}
      />
      {silences.map((silence) => (
        <Silence key={silence.fromMs} silence={silence} scale={scale} />
      ))}
    </>
  );
}

function Silence({ silence, scale }: { silence: Finding; scale: TimeScale }) {
  const styles = useStyles2(getStyles);
  const fromPx = Math.max(0, pxOf(scale, silence.fromMs)) + 2;
  const toPx = Math.min(scale.widthPx, pxOf(scale, silence.toMs)) - 2;
  const middle = STRIP_PX / 2 + 1;
  if (toPx - fromPx < 8) {
    return null;
  }
  return (
    <g>
      <path
        d={`M${fromPx},${middle - 4}v8M${fromPx},${middle}H${toPx}M${toPx},${middle - 4}v8`}
        className={styles.bracket}
      />
      {silence.text.length * LETTER_PX < toPx - fromPx - 24 && (
        <text x={fromPx + 12} y={middle + 4} className={styles.words}>
          {silence.text}
        </text>
      )}
    </g>
  );
}

const round = (px: number) => Math.round(px * 10) / 10;

const getStyles = (theme: GrafanaTheme2) => ({
  floor: css({ stroke: theme.colors.border.weak }),
  bracket: css({ stroke: theme.colors.text.secondary, fill: 'none' }),
  words: css({
    fontSize: 11,
    fill: theme.colors.text.secondary,
    paintOrder: 'stroke',
    stroke: theme.colors.background.primary,
    strokeWidth: 6,
  }),
});
