import { DataHoverClearEvent, DataHoverEvent } from '@grafana/data';
import { usePanelContext } from '@grafana/ui';
import { useCallback, useRef } from 'react';

/** The cursor that the panels of a dashboard share, by Grafana's own events; each panel's time, whatever it draws. */
export function useSharedCursor() {
  const { eventBus } = usePanelContext();
  const told = useRef<DataHoverEvent['payload'] | null>(null);

  /** Tells the other panels where the pointer is (ms); null: nowhere. */
  const tell = useCallback(
    (atMs: number | null) => {
      if (atMs === null) {
        eventBus.publish(new DataHoverClearEvent());
      } else {
        told.current = { point: { time: atMs } };
        eventBus.publish(new DataHoverEvent(told.current));
      }
    },
    [eventBus]
  );

  /** Follows the pointer over the other panels. @returns a function that ends it */
  const follow = useCallback(
    (onMove: (atMs: number | null) => void) => {
      const hovers = eventBus.getStream(DataHoverEvent).subscribe(({ payload }) => {
        // Our own comes back to us.
        if (payload !== told.current) {
          const time: unknown = payload.point.time;
          onMove(typeof time === 'number' ? time : null);
        }
      });
      const clears = eventBus.getStream(DataHoverClearEvent).subscribe(() => onMove(null));
      return () => {
        hovers.unsubscribe();
        clears.unsubscribe();
      };
    },
    [eventBus]
  );

  return { tell, follow };
}
