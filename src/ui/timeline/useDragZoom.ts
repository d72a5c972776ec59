import { PointerEvent, useState } from 'react';
import { TimeSpan } from '../../domain/coverage';
import { msAt, TimeScale } from '../../domain/timeline/timeScale';

/** A press that moves less than this is a click (px), as in Grafana's own panels. */
const LEAST_DRAG_PX = 5;

interface Drag {
  fromPx: number;
  toPx: number;
}

/** Dragging over the picture marks a span; letting go asks for it. A double click asks for twice the range. */
export function useDragZoom(scale: TimeScale, range: TimeSpan, onZoom: ((span: TimeSpan) => void) | undefined) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const inside = (px: number) => Math.max(0, Math.min(scale.widthPx, px));
  const marked = drag && Math.abs(drag.toPx - drag.fromPx) >= LEAST_DRAG_PX ? drag : null;
  const selection = marked && {
    leftPx: Math.min(marked.fromPx, marked.toPx),
    widthPx: Math.abs(marked.toPx - marked.fromPx),
  };

  return {
    selection,
    onDown(event: PointerEvent<HTMLElement>, px: number) {
      if (onZoom && event.button === 0) {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ fromPx: inside(px), toPx: inside(px) });
      }
    },
    onMove(px: number) {
      setDrag((current) => current && { ...current, toPx: inside(px) });
    },
    /** @returns whether a span was marked; otherwise the press was a click */
    onUp(): boolean {
      setDrag(null);
      if (selection) {
        onZoom?.({ fromMs: msAt(scale, selection.leftPx), toMs: msAt(scale, selection.leftPx + selection.widthPx) });
      }
      return selection !== null;
    },
    onCancel() {
      setDrag(null);
    },
    onDoubleClick() {
      const halfMs = (range.toMs - range.fromMs) / 2;
      onZoom?.({ fromMs: Math.round(range.fromMs - halfMs), toMs: Math.round(range.toMs + halfMs) });
    },
  };
}
