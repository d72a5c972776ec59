import { KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Cursor, moveCursor, MoveKey } from '../../domain/timeline/moveCursor';
import { TimelineRow } from '../../domain/timeline/layoutRows';
import { Spot } from '../../domain/timeline/spot';
import { TimeScale } from '../../domain/timeline/timeScale';

/** Stands on what the cursor is on, so that the focus can follow it. */
export const CURSOR_ATTRIBUTE = 'data-cursor';
/** Stands on a row, and names its job type. */
export const ROW_ATTRIBUTE = 'data-row';

const moveKeys: readonly string[] = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Escape',
] satisfies MoveKey[];

interface Input {
  rows: readonly TimelineRow[];
  scale: TimeScale;
  nowMs: number;
  /** Chosen when the timeline appears. */
  first: Spot | null;
  onToggle: (jobType: string) => void;
  onHelp: () => void;
}

/** Where the keyboard is in the picture. One stop of the Tab key; arrows lead on, and the focus follows. */
export function useTimelineCursor({ rows, scale, nowMs, first, onToggle, onHelp }: Input) {
  const [cursor, setCursor] = useState<Cursor>({ jobType: first?.jobType ?? '', spot: first });
  const area = useRef<HTMLDivElement>(null);
  const focusFollows = useRef(false);
  const isShown = rows.some(({ jobType }) => jobType === cursor.jobType);
  const current: Cursor = isShown ? cursor : { jobType: rows[0]?.jobType ?? '', spot: null };

  const focus = () => area.current?.querySelector<HTMLElement>(`[${CURSOR_ATTRIBUTE}]`)?.focus();
  useEffect(() => {
    if (focusFollows.current) {
      focusFollows.current = false;
      focus();
    }
  }, [cursor]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const jobType = target.closest<HTMLElement>(`[${ROW_ATTRIBUTE}]`)?.dataset.row;
    const row = rows.find((candidate) => candidate.jobType === jobType);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === '?') {
      onHelp();
      return;
    }
    const onMark = target.hasAttribute(CURSOR_ATTRIBUTE) && current.spot !== null;
    if (!moveKeys.includes(event.key) || (event.key === 'Escape' && !onMark)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const opens = event.key === 'ArrowRight' && !row.open;
    if (!onMark && row.folds && (opens || (event.key === 'ArrowLeft' && row.open))) {
      onToggle(row.jobType);
      return;
    }
    // From the box of the lanes the way down leads into it.
    const inLanes = target.getAttribute('role') === 'region' && event.key === 'ArrowDown';
    const key = inLanes ? 'ArrowRight' : (event.key as MoveKey);
    focusFollows.current = true;
    setCursor(moveCursor(rows, { jobType: row.jobType, spot: onMark ? current.spot : null }, key, scale, nowMs));
  };

  return {
    area,
    cursor: current,
    onKeyDown,
    choose: (spot: Spot) => setCursor({ jobType: spot.jobType, spot }),
    focus,
  };
}
