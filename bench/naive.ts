import { LogDocument } from '../src/domain/jobs/logDocument';

/**
 * What a straightforward programmer writes first, to compare with: every line is parsed, tried against every pattern, and
 * sorted into its run at once. It joins by ids only, knows no clocks, gaps or doubts, and judges nothing.
 */
interface NaiveEvent {
  at: Date;
  kind: string;
  jobType: string;
  attempt: number | null;
  text: string;
}

const PATTERNS: ReadonlyArray<[string, RegExp]> = [
  ['started', /(\w+Job(?:<[^>]+>)?) - Started(?: \("?(\d+)\/\d+"?\))?/],
  ['payload', /(\w+Job(?:<[^>]+>)?) - Payload/],
  ['succeeded', /(\w+Job(?:<[^>]+>)?) - Succeeded/],
  ['deleted', /(\w+Job(?:<[^>]+>)?) - Deleted/],
  ['failed', /(Failed to process the job) '[^']+'.*Retry attempt (\d+) of \d+/],
  ['deletedByHangfire', /(Failed to process the job) '[^']+'.*automatically deleted/],
];
const IDS = [/Failed to process the job '([^']+)'/, /(CID-[\w-]+)/, /"Payload":"(.+?[^\\])"/, /"Id":"([^"]+)"/];

interface Parsed {
  message: string;
  text: string;
}

function parse({ source }: LogDocument): Parsed {
  const message = String(source.message ?? '');
  if (!message.startsWith('{')) {
    return { message, text: message };
  }
  const event = JSON.parse(message) as Record<string, string>;
  const text = (event['@mt'] ?? '')
    .replace('{State:l}', event.State ?? '')
    .replace(/\{(\w+)\}/g, (_, name: string) => String(event[name]));
  return { message, text };
}

/** Number of runs that have lines, by how each ended. */
export function naive(documents: readonly LogDocument[], app: string): Map<string, number> {
  const runs = new Map<string, NaiveEvent[]>();
  for (const document of documents) {
    if ((document.source.cf as { app?: string } | undefined)?.app !== app) {
      continue;
    }
    const { message, text } = parse(document);
    for (const [kind, pattern] of PATTERNS) {
      const match = pattern.exec(text);
      if (match) {
        const id = IDS.map((idPattern) => idPattern.exec(message)?.[1]).find((found) => found !== undefined);
        const at = new Date(String(document.source['@timestamp']));
        const key = id ?? `${match[1]} ${at.toISOString().slice(0, 16)}`;
        const run = runs.get(key) ?? [];
        run.push({ at, kind, jobType: match[1] ?? '', attempt: match[2] ? Number(match[2]) : null, text });
        run.sort((a, b) => a.at.getTime() - b.at.getTime());
        runs.set(key, run);
      }
    }
  }
  const ends = new Map<string, number>();
  for (const run of runs.values()) {
    const end = run[run.length - 1]?.kind ?? '';
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return ends;
}
