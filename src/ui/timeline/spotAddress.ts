import { TimeSpan } from '../../domain/coverage';
import { MarkName, Spot } from '../../domain/timeline/spot';

/** What a chosen run is in an address. */
const PARAMETER = 'run';
/** Between the parts of its value; none of them holds it. */
const SEPARATOR = '~';

/** The address of this very view: its range as it is now, and what was chosen. */
export function spotAddress(address: string, range: TimeSpan, { jobType, run, marks, atMs }: Spot): string {
  const url = new URL(address);
  url.searchParams.set('from', String(range.fromMs));
  url.searchParams.set('to', String(range.toMs));
  url.searchParams.set(PARAMETER, [atMs, ...(marks?.map(nameText) ?? ['', '']), jobType, run].join(SEPARATOR));
  return url.href;
}

const nameText = ({ name, atMs }: MarkName) => `${name}.${atMs}`;

function readName(text: string): MarkName | null {
  const [, name, atMs] = /^(\w+)\.(\d{1,15})$/.exec(text) ?? [];
  return name && atMs ? { name, atMs: Number(atMs) } : null;
}

/** What an address asks for; null where it asks for nothing, or for what nobody could have copied. */
export function readSpot(search: string): Spot | null {
  const [atMs = '', first = '', last = '', jobType = '', ...run] = (
    new URLSearchParams(search).get(PARAMETER) ?? ''
  ).split(SEPARATOR);
  if (!/^\d{1,15}$/.test(atMs) || jobType === '' || run.length === 0) {
    return null;
  }
  const [from, to] = [readName(first), readName(last)];
  return { jobType, run: run.join(SEPARATOR), marks: from && to && [from, to], atMs: Number(atMs) };
}
