import { useMemo, useState } from 'react';

/**
 * Which folded rows are open, by job type.
 * @param openAtFirst row that is open until somebody closes it
 * @param askedFor row of the run that an address asks for
 */
export function useOpenedRows(openAtFirst: string | undefined, askedFor: string | undefined) {
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(
    () => new Map(askedFor === undefined ? [] : [[askedFor, true]])
  );
  const opened: ReadonlySet<string> = useMemo(() => {
    const all = new Map([...(openAtFirst === undefined ? [] : [[openAtFirst, true] as const]), ...byHand]);
    return new Set([...all].flatMap(([jobType, isOpen]) => (isOpen ? [jobType] : [])));
  }, [openAtFirst, byHand]);
  const toggle = (jobType: string) => setByHand(new Map(byHand).set(jobType, !opened.has(jobType)));
  return { opened, toggle };
}
