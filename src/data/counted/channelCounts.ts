import { LogFields } from '../../domain/links/logFields';
import { CountStep } from '../countGaps';
import { ReadLine, eventIn } from './lineSlice';
import { CHANNELS_JOB, payloadQuery, successQuery } from './plainLines';

/**
 * The job that saves channels says nothing when it ends, but a line for each channel, and its payload says how many there
 * are to be: one word stands in it once a channel. So as many lines must follow as the payloads hold channels.
 */

const WORD = 'changedPropertyNames';
/** Runs with more channels than that are read: a query can ask for a word so many times. */
const MOST_CHANNELS = 5;
/** No payload is so many words long. */
const WORDS_APART = 10_000;
const SAVED = 'saved';

/** How many channels there were to save, and how many were. */
export interface ChannelCounts {
  /** Payloads that were found by their word, by step. */
  begun: readonly CountStep[];
  /** Channels in them, by step; a step comes several times. */
  due: readonly CountStep[];
  saved: readonly CountStep[];
}

/** What is counted: the lines that save a channel, and the payloads with at least one channel, at least two … */
export function channelFilters(fields: LogFields): Array<{ label: string; query: string }> {
  const times = Array.from({ length: MOST_CHANNELS + 1 }, (_, at) => at + 1);
  return [
    { label: SAVED, query: successQuery(CHANNELS_JOB, fields) },
    ...times.map((count) => ({ label: String(count), query: payloadQuery(CHANNELS_JOB, wordTimes(count), fields) })),
  ];
}

/** A phrase of one word several times is found where it stands so often, in Lucene's sloppy way. */
const wordTimes = (count: number): string =>
  count === 1 ? `"${WORD}"` : `"${Array<string>(count).fill(WORD).join(' ')}"~${WORDS_APART}`;

/**
 * @param counts by the filters' names
 * @returns null where the index does not let payloads be searched for words, or one holds too many channels
 */
export function readChannels(counts: ReadonlyMap<string, readonly CountStep[]>): ChannelCounts | null {
  const named = (name: string): readonly CountStep[] => counts.get(name) ?? [];
  const begun = named('1');
  const isWhole = begun.length > 0 && named(String(MOST_CHANNELS + 1)).length === 0;
  const due = [...counts].flatMap(([name, steps]) => (Number(name) > 0 ? steps : []));
  return isWhole ? { begun, due, saved: named(SAVED) } : null;
}

/** How many channels the payload that was read holds; 0: it is no channels' payload. */
export function channelsIn(line: ReadLine): number {
  const event = eventIn(line);
  return event?.kind === 'payload' && event.jobType === CHANNELS_JOB ? timesIn(line.document.source) : 0;
}

/** As a search finds it: in any one of the document's texts, whatever the case. */
function timesIn(value: unknown): number {
  if (typeof value === 'string') {
    return value.match(new RegExp(`\\b${WORD}\\b`, 'gi'))?.length ?? 0;
  }
  const inner = typeof value === 'object' && value !== null ? Object.values(value).map(timesIn) : [];
  return Math.max(0, ...inner);
}
