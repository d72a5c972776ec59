import { LogDocument, fieldReader, searchedFieldReader } from './logDocument';
import { looksLikeTime, parseLogTime } from './logTime';
import { sharedText } from './texts';

/** Where and when a line was written. Times are ms since the epoch, UTC. */
export interface LineOrigin {
  id: string;
  /** Process that wrote it; '' when the document names none. */
  instance: string;
  /** The application's own clock where the line has it, else the shipper's. */
  timeMs: number;
  /** 100 ns ticks within the millisecond. */
  ticks: number;
  /** The shipper's time, by which the search engine selects. */
  indexedMs: number;
}

type Reader = ReturnType<typeof fieldReader>;

/** Fields that may hold the process that wrote a line, in order of preference. */
export const instanceFields = ['kubernetes.pod.name', 'syslog_proc', 'cf.app_instance'] as const;
const [readPod, readProcess, readCfInstance] = instanceFields.map(fieldReader) as [Reader, Reader, Reader];

export const asText = (raw: unknown): string =>
  typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : '';

const onlyOne = (raw: unknown): unknown => (Array.isArray(raw) && raw.length === 1 ? (raw[0] as unknown) : raw);

/**
 * Reads the app that wrote a document: the one asked for where any field names it, as a query would find it, else the first
 * that is named; '' when none is.
 */
export type AppReader = (source: LogDocument['source'], asked?: string) => string;

/**
 * Builds a reader of the app that wrote a document.
 * @param appFields in order of preference, as a search engine names them, so they may end with `.keyword`
 */
export function appReader(appFields: readonly string[]): AppReader {
  const readers = appFields.map((field) => searchedFieldReader(field));
  return (source, asked) => {
    let first = '';
    for (const read of readers) {
      const app = asText(onlyOne(read(source)));
      if (app !== '' && app === asked) {
        return app;
      }
      first ||= app;
    }
    return first;
  };
}

function instanceOf(source: LogDocument['source']): string {
  return sharedText(asText(readPod(source)) || asText(readProcess(source)) || asText(readCfInstance(source)));
}

/** Whether a line that tells nothing has a time. It is not read: most lines are such. */
export function hasTime({ source }: LogDocument, ownTime?: unknown): boolean {
  const shipped = source['@timestamp'];
  return (
    looksLikeTime(shipped) ||
    parseLogTime(shipped) !== null ||
    (ownTime !== undefined && parseLogTime(ownTime) !== null)
  );
}

/**
 * Where and when a document was written.
 * @param ownTime the application's own clock (`@t`), if the line has it: sharper than the shipper's
 * @returns null when neither time can be read
 */
export function readOrigin({ id, source }: LogDocument, ownTime?: unknown): LineOrigin | null {
  const shipped = parseLogTime(source['@timestamp']);
  const time = (ownTime === undefined ? null : parseLogTime(ownTime)) ?? shipped;
  return (
    time && {
      id,
      instance: instanceOf(source),
      timeMs: time.timeMs,
      ticks: time.ticks,
      indexedMs: shipped?.timeMs ?? time.timeMs,
    }
  );
}
