import { useState } from 'react';

/** How far the lanes of opened rows are scrolled (px), by job type: kept through a refresh. */
export interface LaneScroll {
  scrolledPx: (jobType: string) => number;
  onScroll: (jobType: string, px: number) => void;
}

export function useLaneScroll(): LaneScroll {
  const [scrolled, setScrolled] = useState<ReadonlyMap<string, number>>(new Map());
  return {
    scrolledPx: (jobType) => scrolled.get(jobType) ?? 0,
    onScroll: (jobType, px) => setScrolled(new Map(scrolled).set(jobType, px)),
  };
}
