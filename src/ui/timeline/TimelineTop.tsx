import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { TimeSpan } from '../../domain/coverage';
import { Annotation } from '../../domain/timeline/annotation';
import { GapBand } from '../../domain/timeline/gapBands';
import { labelPlaces } from '../../domain/timeline/labelPlaces';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { signColours } from '../signColours';
import { Clock, clockText } from '../timeTexts';

interface Props {
  scale: TimeScale;
  bands: readonly GapBand[];
  /** Spans in which the CRM integration was paused. */
  pauses: readonly TimeSpan[];
  annotations: readonly Annotation[];
  clock: Clock;
  /** Whether the moment of the verdict is now, or the end of a range in the past. */
  isPast: boolean;
}

export const TOP_PX = 22;
const NOW_CHIP_PX = 84;
const CHANGES_LABEL_PX = 100;
const ANNOTATION_LABEL_PX = 88;
const GAP_LABEL_PX = 56;
const PAUSE_LABEL_PX = 72;

/** The words above the picture: where now is, and what was not read. */
export function TimelineTop({ scale, bands, pauses, annotations, clock, isPast }: Props) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const nowPx = pxOf(scale, clock.nowMs);
  const chipLeftPx = Math.max(0, Math.min(scale.widthPx - NOW_CHIP_PX, nowPx - NOW_CHIP_PX / 2));
  const nowVisible = nowPx >= 0 && nowPx <= scale.widthPx;
  const chip = nowVisible ? [{ leftPx: chipLeftPx, widthPx: NOW_CHIP_PX }] : [];
  const gapCentresPx = bands.map(({ leftPx, widthPx }) => leftPx + widthPx / 2);
  const gapLabels = labelPlaces(gapCentresPx, GAP_LABEL_PX, scale.widthPx, chip);
  const taken = [...chip, ...gapLabels.map((leftPx) => ({ leftPx, widthPx: GAP_LABEL_PX }))];
  const pauseCentresPx = pauses.map(({ fromMs, toMs }) => pxOf(scale, (fromMs + toMs) / 2));
  const pauseLabels = labelPlaces(pauseCentresPx, PAUSE_LABEL_PX, scale.widthPx, taken);
  const annotationPlaces = annotationLabels(annotations, scale, [
    ...taken,
    ...pauseLabels.map((leftPx) => ({ leftPx, widthPx: PAUSE_LABEL_PX })),
  ]);
  return (
    <div className={styles.top} style={{ width: scale.widthPx, height: TOP_PX }}>
      {gapLabels.map((leftPx) => (
        <span key={leftPx} className={styles.gap} style={{ left: leftPx, width: GAP_LABEL_PX }}>
          not read
        </span>
      ))}
      {pauseLabels.map((leftPx) => (
        <span
          key={leftPx}
          className={styles.gap}
          style={{ left: leftPx, width: PAUSE_LABEL_PX, color: colours.paused.text }}
        >
          CRM paused
        </span>
      ))}
      {annotationPlaces.map(({ annotation, leftPx }) => (
        <span
          key={`${annotation.fromMs}${annotation.title}`}
          className={styles.annotation}
          style={{ left: leftPx, width: ANNOTATION_LABEL_PX }}
        >
          {annotation.title}
        </span>
      ))}
      {nowVisible && (
        <span className={styles.now} style={{ left: chipLeftPx, width: NOW_CHIP_PX }}>
          {isPast ? 'as of' : 'now'} {clockText(clock.nowMs, clock)}
        </span>
      )}
      {nowVisible && scale.widthPx - chipLeftPx - NOW_CHIP_PX > CHANGES_LABEL_PX && (
        <span className={styles.gap} style={{ left: chipLeftPx + NOW_CHIP_PX + 6 }}>
          if nothing changes
        </span>
      )}
    </div>
  );
}

/** The titles of the annotations that have room; those without are told on hover. */
function annotationLabels(
  annotations: readonly Annotation[],
  scale: TimeScale,
  taken: ReadonlyArray<{ leftPx: number; widthPx: number }>
) {
  const places = [...taken];
  return annotations.flatMap((annotation) => {
    const centrePx = pxOf(scale, annotation.fromMs);
    const inSight = centrePx >= 0 && centrePx <= scale.widthPx ? [centrePx] : [];
    const found = labelPlaces(inSight, ANNOTATION_LABEL_PX, scale.widthPx, places);
    places.push(...found.map((leftPx) => ({ leftPx, widthPx: ANNOTATION_LABEL_PX })));
    return found.map((leftPx) => ({ annotation, leftPx }));
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  top: css({ position: 'relative', fontSize: 11, lineHeight: `${TOP_PX}px`, whiteSpace: 'nowrap', overflow: 'hidden' }),
  gap: css({ position: 'absolute', textAlign: 'center', color: theme.colors.text.secondary }),
  annotation: css({
    position: 'absolute',
    overflow: 'hidden',
    textAlign: 'center',
    textOverflow: 'ellipsis',
    color: theme.colors.primary.text,
  }),
  now: css({
    position: 'absolute',
    top: 3,
    height: 18,
    lineHeight: '18px',
    textAlign: 'center',
    fontWeight: theme.typography.fontWeightMedium,
    borderRadius: theme.shape.radius.default,
    color: theme.colors.background.primary,
    background: theme.colors.text.primary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
