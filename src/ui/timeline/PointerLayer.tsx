import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { PointerEvent, useState } from 'react';
import { Gap, TimeSpan } from '../../domain/coverage';
import { hitTest } from '../../domain/timeline/hitTest';
import { TimelineRow } from '../../domain/timeline/layoutRows';
import { TimeScale } from '../../domain/timeline/timeScale';
import { Clock } from '../timeTexts';
import { TimelineTooltip } from './TimelineTooltip';
import { useDragZoom } from './useDragZoom';

interface Props {
  rows: readonly TimelineRow[];
  scale: TimeScale;
  clock: Clock;
  gaps: readonly Gap[];
  heightPx: number;
  onSelect: (jobType: string) => void;
  onZoom?: (span: TimeSpan) => void;
}

/** Takes the pointer over the picture: tooltip on hover, a click selects the row, a drag zooms, a double click zooms out. */
export function PointerLayer({ rows, scale, clock, gaps, heightPx, onSelect, onZoom }: Props) {
  const styles = useStyles2(getStyles);
  const [pointer, setPointer] = useState<Place | null>(null);
  const drag = useDragZoom(scale, onZoom);
  // Looked up on each render: the rows below a resting pointer change with a zoom, a refresh and the clock.
  const hitAt = (place: Place | null) => place && hitTest(rows, scale, clock.nowMs, place.x, place.y);
  const hit = drag.selection ? null : hitAt(pointer);

  const onMove = (event: PointerEvent<HTMLElement>) => {
    const place = placeOf(event);
    drag.onMove(place.x);
    // A captured pointer may leave the picture: nothing lies there.
    setPointer(place.x >= 0 && place.x <= scale.widthPx ? place : null);
  };
  const onUp = (event: PointerEvent<HTMLElement>) => {
    const jobType = hitAt(placeOf(event))?.row.jobType;
    if (!drag.onUp() && jobType !== undefined) {
      onSelect(jobType);
    }
  };

  return (
    <>
      {/* The rows' heads are the buttons for the keyboard; this layer only adds the pointer. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={styles.layer}
        data-testid="timeline-picture"
        style={{ width: scale.widthPx, height: heightPx }}
        onPointerMove={onMove}
        onPointerLeave={() => setPointer(null)}
        onPointerDown={(event) => drag.onDown(event, placeOf(event).x)}
        onPointerUp={onUp}
        onPointerCancel={drag.onCancel}
        onDoubleClick={drag.onDoubleClick}
      >
        {drag.selection && (
          <div className={styles.drag} style={{ left: drag.selection.leftPx, width: drag.selection.widthPx }} />
        )}
      </div>
      {hit && pointer && (
        <TimelineTooltip
          hit={hit}
          gaps={gaps.filter(({ fromMs, toMs }) => fromMs <= hit.atMs && hit.atMs <= toMs)}
          position={{ x: pointer.windowX, y: pointer.windowY }}
          clock={clock}
        />
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

function placeOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Place {
  const box = currentTarget.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top, windowX: clientX, windowY: clientY };
}

const getStyles = (theme: GrafanaTheme2) => ({
  layer: css({ position: 'relative', touchAction: 'pan-y', cursor: 'crosshair' }),
  drag: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    background: theme.colors.action.focus,
    borderInline: `1px solid ${theme.colors.border.strong}`,
  }),
});
