import { UIEvent, useCallback, useState } from 'react';

/** Height of every row (px). */
export const ROW_PX = 32;
/** Rows drawn beyond those in sight, so that scrolling shows no empty ground. */
const MORE = 8;

/** First and last row (not included) to draw of a table that scrolls within a height. */
export function useRowsInSight(rows: number, heightPx: number) {
  const [scrolledTo, setScrolledTo] = useState(0);
  const onScroll = useCallback(
    ({ currentTarget }: UIEvent<HTMLElement>) => setScrolledTo(Math.floor(currentTarget.scrollTop / ROW_PX)),
    []
  );
  const inSight = Math.ceil(heightPx / ROW_PX);
  // Fewer rows than before may leave nothing where one had scrolled to.
  const top = Math.min(scrolledTo, Math.max(0, rows - inSight));
  return { first: Math.max(0, top - MORE), last: Math.min(rows, top + inSight + MORE), onScroll };
}
