import { useMemo, useState } from 'react';

const FIRST_LANES = 8;
const MORE_LANES = 25;

/**
 * Which folded rows are open, and how many lanes each shows.
 * @param openAtFirst row that is open until somebody closes it
 */
export function useOpenedLanes(openAtFirst: string | undefined) {
  const [byHand, setByHand] = useState<ReadonlyMap<string, number>>(new Map());
  const openedLanes: ReadonlyMap<string, number> = useMemo(
    () => new Map([...(openAtFirst === undefined ? [] : [[openAtFirst, FIRST_LANES] as const]), ...byHand]),
    [openAtFirst, byHand]
  );
  const lanesOf = (jobType: string) => openedLanes.get(jobType) ?? 0;
  const setLanes = (jobType: string, lanes: number) => setByHand(new Map(byHand).set(jobType, lanes));
  return {
    openedLanes,
    toggle: (jobType: string) => setLanes(jobType, lanesOf(jobType) > 0 ? 0 : FIRST_LANES),
    showMore: (jobType: string) => setLanes(jobType, lanesOf(jobType) + MORE_LANES),
  };
}
