import type { PreviewInfo } from './bootData';
import { chooseLogs } from './chooseLogs';
import type { UnreadableLine } from './server/loadLogs';
import { createLogStore } from './server/logStore/createLogStore';
import { remoteElasticsearch } from './server/remoteElasticsearch';
import type { SearchEngine } from './server/searchEngine';
import { shiftTimesToEnd } from './server/shiftTimes';
import type { StartOptions } from './startOptions';
import { timeSpan } from './timeSpan';

const minuteMs = 60_000;

/**
 * A sample day lies in the past. The page's clock is set to it, not its lines to today: dates and minutes on the screen
 * are those of the truth file, whatever the day of the visit, and jobs stay on their full hours. The clock starts a little
 * before the last line, so that there is still something to come: a refresh brings new lines, as in a live Grafana.
 */
const clockBeforeEndMs = 10 * minuteMs;

interface LogsToShow {
  engine: SearchEngine;
  preview: PreviewInfo;
  /** What the person should know of them; one line each. */
  notes: string[];
}

/** What answers for the logs, and the time at which the stage shows them. */
export function logsToShow({ logs, isShiftedToNow, nowMs }: StartOptions): LogsToShow {
  if (logs.kind === 'elasticsearch') {
    const { host } = new URL(logs.url);
    return { engine: remoteElasticsearch(logs.url), preview: { title: host, nowMs: null, fromMs: null }, notes: [] };
  }
  const { documents: read, unreadable, title } = chooseLogs(logs);
  const documents = isShiftedToNow ? shiftTimesToEnd(read, nowMs ?? Date.now()) : read;
  const span = timeSpan(documents);
  const startMs = isShiftedToNow ? undefined : (nowMs ?? (span && span.toMs - clockBeforeEndMs));
  return {
    engine: createLogStore(documents),
    preview: {
      title,
      nowMs: startMs ?? null,
      fromMs: span ? Math.floor(span.fromMs / minuteMs) * minuteMs : null,
    },
    notes: [
      span ? `${documents.length} log lines from ${iso(span.fromMs)} to ${iso(span.toMs)}` : 'no lines with a time',
      ...unreadableNote(unreadable),
    ],
  };
}

function unreadableNote([first, ...others]: readonly UnreadableLine[]): string[] {
  if (!first) {
    return [];
  }
  const count = others.length + 1;
  return [
    `${count} ${count === 1 ? 'line' : 'lines'} could not be read; the first is line ${first.line}: ${first.reason}`,
  ];
}

const iso = (timeMs: number) => new Date(timeMs).toISOString();
