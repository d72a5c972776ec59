import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { KeyboardEvent, MouseEvent, PointerEvent, ReactNode, useState } from 'react';
import { TimeSpan } from '../../domain/coverage';
import { Hit, hitTest } from '../../domain/timeline/hitTest';
import { TimelineRow } from '../../domain/timeline/layoutRows';
import { Spot, spotOf } from '../../domain/timeline/spot';
import { msAt, TimeScale } from '../../domain/timeline/timeScale';
import { Clock } from '../timeTexts';
import { CursorLine } from './CursorLine';
import { Note } from './notesAt';
import { useSharedCursor } from './useSharedCursor';
import { TimelineTooltip } from './TimelineTooltip';
import { useDragZoom } from './useDragZoom';

/** Holds an element once it stands: a ref, typed for React 18 and 19. */
export interface ElementHolder {
  current: HTMLDivElement | null;
}

interface Props {
  rows: readonly TimelineRow[];
  scale: TimeScale;
  /** The range that was asked for: a double click doubles it. */
  range: TimeSpan;
  clock: Clock;
  /** What is said of a moment whatever the run. */
  notesOf: (hit: Hit) => readonly Note[];
  /** How far the lanes of an opened row are scrolled, by job type (px). */
  scrolledPx: (jobType: string) => number;
  /** Where the picture begins within the rows (px). */
  leftPx: number;
  /** Keys that are pressed within the rows. */
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  area?: ElementHolder;
  picture: ElementHolder;
  /** Whether something is pinned: then nothing is told of what the pointer passes. */
  isPinned: boolean;
  onSelect: (jobType: string) => void;
  /** Asked for with a click: a run, or nothing. */
  onPin: (spot: Spot | null) => void;
  onZoom?: (span: TimeSpan) => void;
  /** The rows: names and picture. */
  children?: ReactNode;
}

/** Around the rows, so that what scrolls within them still does. Takes the pointer over the picture: tooltip on hover, a click selects the row and pins the run, a drag zooms, a double click zooms out. */
export function PointerLayer(props: Props) {
  const { rows, scale, range, clock, notesOf, scrolledPx, leftPx, area, picture, isPinned } = props;
  const { onKeyDown, onSelect, onPin, onZoom, children } = props;
  const styles = useStyles2(getStyles);
  const [pointer, setPointer] = useState<Place | null>(null);
  const drag = useDragZoom(scale, range, onZoom);
  const shared = useSharedCursor();
  // Looked up on each render: the rows below a resting pointer change with a zoom, a refresh and the clock.
  const hitAt = (place: Place | null) =>
    place && isInside(place, scale) ? hitTest(rows, scale, clock.nowMs, place.x, place.y, scrolledPx) : null;
  const hit = drag.selection || isPinned ? null : hitAt(pointer);
  const notes = hit ? notesOf(hit) : [];

  const placeOf = ({ clientX, clientY }: MouseEvent): Place => {
    const { left = 0, top = 0 } = picture.current?.getBoundingClientRect() ?? {};
    return { x: clientX - left, y: clientY - top, windowX: clientX, windowY: clientY };
  };
  const onMove = (event: PointerEvent<HTMLElement>) => {
    const place = placeOf(event);
    drag.onMove(place.x);
    setPointer(place);
    shared.tell(isInside(place, scale) ? msAt(scale, place.x) : null);
  };
  const onLeave = () => {
    setPointer(null);
    shared.tell(null);
  };
  const isOnPicture = (event: MouseEvent) => isInside(placeOf(event), scale) && !isOnButton(event);
  const onDown = (event: PointerEvent<HTMLElement>) => {
    if (isOnPicture(event)) {
      drag.onDown(event, placeOf(event).x);
    }
  };
  const onUp = (event: PointerEvent<HTMLElement>) => {
    const clicked = hitAt(placeOf(event));
    if (!drag.onUp() && clicked && !isOnButton(event)) {
      onSelect(clicked.row.jobType);
      onPin(spotOf(clicked));
    }
  };

  return (
    <>
      {/* The rows' heads are the buttons for the keyboard; here only the pointer is added. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={area}
        className={styles.area}
        onKeyDown={onKeyDown}
        onPointerMove={onMove}
        onPointerLeave={onLeave}
        onPointerDown={onDown}
        onPointerUp={onUp}
        onPointerCancel={drag.onCancel}
        onDoubleClick={(event) => isOnPicture(event) && drag.onDoubleClick()}
      >
        {children}
        <div
          ref={picture}
          className={styles.picture}
          data-testid="timeline-picture"
          style={{ left: leftPx, width: scale.widthPx }}
        >
          <CursorLine
            scale={scale}
            ownPx={pointer && isInside(pointer, scale) ? pointer.x : null}
            follow={shared.follow}
          />
          {drag.selection && (
            <div className={styles.drag} style={{ left: drag.selection.leftPx, width: drag.selection.widthPx }} />
          )}
        </div>
      </div>
      {hit && pointer && (hit.kind !== 'nothing' || notes.length > 0) && (
        <TimelineTooltip hit={hit} notes={notes} position={{ x: pointer.windowX, y: pointer.windowY }} clock={clock} />
      )}
    </>
  );
}

/** Where the pointer is: in the picture, and in the window (px). */
interface Place {
  x: number;
  y: number;
  windowX: number;
  windowY: number;
}

// Left of the picture stand the names. A captured pointer may leave the picture: nothing lies there.
const isInside = ({ x }: Place, { widthPx }: TimeScale) => x >= 0 && x <= widthPx;

/** A button of the rows takes its own press. */
const isOnButton = ({ target }: MouseEvent) => target instanceof Element && target.closest('button') !== null;

const getStyles = (theme: GrafanaTheme2) => ({
  area: css({ position: 'relative', touchAction: 'pan-y' }),
  picture: css({ position: 'absolute', top: 0, bottom: 0, zIndex: 3, pointerEvents: 'none' }),
  drag: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    background: theme.colors.action.focus,
    borderInline: `1px solid ${theme.colors.border.strong}`,
  }),
});
