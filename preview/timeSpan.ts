import type { LogDocument } from './server/logStore/logIndex';

/** First and last time of some documents (ms since the epoch, UTC); undefined when none has a readable time. */
export function timeSpan(documents: readonly LogDocument[]): { fromMs: number; toMs: number } | undefined {
  let fromMs = Infinity;
  let toMs = -Infinity;
  for (const document of documents) {
    const timeMs = Date.parse(String(document['@timestamp']));
    if (!Number.isNaN(timeMs)) {
      fromMs = Math.min(fromMs, timeMs);
      toMs = Math.max(toMs, timeMs);
    }
  }
  return toMs >= fromMs ? { fromMs, toMs } : undefined;
}
