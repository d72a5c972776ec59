import { useMemo, useState } from 'react';

/**
 * Which folded rows are open, by job type.
 * @param openAtFirst row that is open until somebody closes it
 */
export function useOpenedRows(openAtFirst: string | undefined) {
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map());
  const opened: ReadonlySet<string> = useMemo(() => {
    const all = new Map([...(openAtFirst === undefined ? [] : [[openAtFirst, true] as const]), ...byHand]);
    return new Set([...all].flatMap(([jobType, isOpen]) => (isOpen ? [jobType] : [])));
  }, [openAtFirst, byHand]);
  const toggle = (jobType: string) => setByHand(new Map(byHand).set(jobType, !opened.has(jobType)));
  return { opened, toggle };
}
