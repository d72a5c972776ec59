import { TimeSpan } from '../../domain/coverage';
import { Spot } from '../../domain/timeline/spot';

/** What a chosen run is in an address. */
const PARAMETER = 'run';
/** Between the parts of its value; none of them holds it. */
const SEPARATOR = '~';

/** The address of this very view: its range as it is now, and what was chosen. */
export function spotAddress(address: string, range: TimeSpan, { jobType, run, marks, atMs }: Spot): string {
  const url = new URL(address);
  url.searchParams.set('from', String(range.fromMs));
  url.searchParams.set('to', String(range.toMs));
  url.searchParams.set(PARAMETER, [atMs, ...(marks ?? ['', '']), jobType, run].join(SEPARATOR));
  return url.href;
}

/** What an address asks for; null where it asks for nothing, or for what nobody could have copied. */
export function readSpot(search: string): Spot | null {
  const [atMs = '', first = '', last = '', jobType = '', ...run] = (
    new URLSearchParams(search).get(PARAMETER) ?? ''
  ).split(SEPARATOR);
  const isNumber = (text: string) => /^\d{1,15}$/.test(text);
  if (!isNumber(atMs) || jobType === '' || run.length === 0) {
    return null;
  }
  const marks = isNumber(first) && isNumber(last) ? ([Number(first), Number(last)] as const) : null;
  return { jobType, run: run.join(SEPARATOR), marks, atMs: Number(atMs) };
}
