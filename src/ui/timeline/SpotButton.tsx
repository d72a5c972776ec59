import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { LANE_PX } from '../../domain/timeline/layoutRows';
import { FoundSpot, hitAtSpot, Spot, spotPx } from '../../domain/timeline/spot';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { Clock } from '../timeTexts';
import { hitSentence } from './hitSentence';
import { CURSOR_ATTRIBUTE } from './useTimelineCursor';

interface Props {
  spot: Spot;
  found: FoundSpot;
  scale: TimeScale;
  clock: Clock;
  headPx: number;
  onPin: () => void;
}

const RADIUS_PX = 10;

/** A ring round the chosen attempt: the keyboard's place in the picture. Its name is what a screen reader says. */
export function SpotButton({ spot, found, scale, clock, headPx, onPin }: Props) {
  const styles = useStyles2(getStyles);
  const hit = hitAtSpot(found, spot, scale);
  const inside = (px: number) => Math.max(0, Math.min(scale.widthPx, px));
  const endPx = spotPx(found, spot, scale) ?? inside(pxOf(scale, spot.atMs));
  const startPx = inside(pxOf(scale, found.chosen[0]?.atMs ?? spot.atMs));
  const [fromPx, toPx] = [Math.min(startPx, endPx), Math.max(startPx, endPx)];
  return (
    hit.kind !== 'stack' &&
    hit.kind !== 'strip' &&
    hit.kind !== 'nothing' && (
      <>
        <span className={styles.lane} style={{ top: found.laid.topPx }} />
        <button
          // Another attempt is another button, so that its name is said when the focus comes to it.
          key={`${spot.run} ${spot.marks?.map(({ name, atMs }) => name + atMs).join(' ')}`}
          type="button"
          className={styles.ring}
          aria-label={hitSentence(hit, clock)}
          style={{
            left: headPx + fromPx - RADIUS_PX,
            top: found.laid.topPx + LANE_PX / 2 - RADIUS_PX,
            width: toPx - fromPx + 2 * RADIUS_PX,
          }}
          onClick={onPin}
          {...{ [CURSOR_ATTRIBUTE]: '' }}
        />
      </>
    )
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  lane: css({
    position: 'absolute',
    left: 0,
    right: 0,
    height: LANE_PX,
    zIndex: 1,
    background: theme.colors.action.hover,
    pointerEvents: 'none',
  }),
  ring: css({
    position: 'absolute',
    zIndex: 2,
    height: 2 * RADIUS_PX,
    padding: 0,
    border: `2px solid ${theme.colors.primary.border}`,
    borderRadius: RADIUS_PX,
    background: 'none',
    // The pointer is meant for what stands within the ring.
    pointerEvents: 'none',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: 1 },
  }),
});
