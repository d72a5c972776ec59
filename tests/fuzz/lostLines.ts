import { AnalyseOptions, lastReadMs } from '../../src/domain/analyse';
import { lineIdentity } from '../../src/domain/jobs/eventOrder';
import { lifecycleKinds } from '../../src/domain/jobs/testing/lifecycleKinds';
import { JobEvent } from '../../src/domain/jobs/jobEvent';
import { appReader } from '../../src/domain/jobs/lineOrigin';
import { LogDocument, messageRenamer } from '../../src/domain/jobs/logDocument';
import { parseDocument } from '../../src/domain/jobs/parseDocument';
import { Report } from '../../src/domain/report';

/** Lines that tell the same thing: one of them is enough. */
function identityOf(event: JobEvent): string {
  const { kind, jobType, hangfireJobId, instance, attempt, entityId, consoleMs } = event;
  if (kind === 'attemptFailed' || kind === 'deletedByHangfire') {
    return `${instance} ${hangfireJobId} ${attempt}`;
  }
  // This job says of each of a candidate's channels that it was saved.
  if (kind === 'succeeded' && jobType === 'UpsertContactCreationChannelsJob') {
    return `${jobType} ${instance} ${entityId}`;
  }
  // What says the same by the console's clock may be a second delivery.
  return lineIdentity(consoleMs === undefined ? event : { ...event, timeMs: consoleMs, ticks: 0 });
}

/** What each line is by itself, counted without the analysis. */
function expectedOf(documents: readonly LogDocument[], options: AnalyseOptions) {
  const { app, fields, policy, fromMs, toMs, nowMs, gaps } = options;
  const appOf = appReader(fields.app);
  const named = messageRenamer(fields.message);
  const isRead = (ms: number): boolean =>
    ms >= fromMs &&
    ms <= lastReadMs(toMs, nowMs) &&
    !gaps.some((gap) => gap.reason === 'not-read' && ms >= gap.fromMs && ms <= gap.toMs);
  const expected = {
    foreign: 0,
    unreadable: 0,
    continuations: 0,
    loose: [] as string[],
    events: new Map<string, string[]>(),
  };
  for (const original of documents) {
    const document = named(original);
    const line = parseDocument(document, policy.catalogue);
    const writer = appOf(document.source, app);
    const timeMs = line.is === 'noise' ? null : line.is === 'unreadable' ? line.timeMs : line.origin.indexedMs;
    if (line.is === 'noise' || (writer !== app && writer !== '') || (timeMs !== null && !isRead(timeMs))) {
      expected.foreign++;
    } else if (line.is === 'unreadable') {
      expected.unreadable++;
    } else if (line.is === 'loose' || (line.is === 'event' && writer !== app)) {
      expected.loose.push(document.id);
    } else if (line.is === 'continuation') {
      expected.continuations++;
    } else if (lifecycleKinds.has(line.event.kind)) {
      const identity = identityOf(line.event);
      expected.events.set(identity, [...(expected.events.get(identity) ?? []), document.id]);
    }
  }
  return expected;
}

/** Where a report accounts for fewer lines than there are, or for one twice; empty: nowhere. */
export function lostLines(report: Report, documents: readonly LogDocument[], options: AnalyseOptions): string[] {
  const { lines, looseLines, runs } = report;
  const expected = expectedOf(documents, options);
  const attempts = runs.flatMap(({ attempts: own }) => own.flatMap(({ lineIds }) => lineIds));
  const placedIds = [...attempts, ...looseLines.map(({ id }) => id)];
  const placed = new Set(placedIds);
  const { total, used, foreign, loose, unreadable } = lines;
  const unplaced = [...expected.events.values()].filter((ids) => !ids.some((id) => placed.has(id)));
  return [
    ...(total === documents.length ? [] : [`${total} lines seen of ${documents.length}`]),
    ...(total === used + foreign + loose + unreadable ? [] : [`the counts do not add up: ${JSON.stringify(lines)}`]),
    ...(Object.values(lines).every((n) => Number.isInteger(n) && n >= 0)
      ? []
      : [`odd counts: ${JSON.stringify(lines)}`]),
    ...(unreadable === expected.unreadable ? [] : [`${unreadable} unreadable, not ${expected.unreadable}`]),
    // A line of an exception that belongs to no failure tells nothing.
    ...(foreign >= expected.foreign && foreign <= expected.foreign + expected.continuations
      ? []
      : [`${foreign} foreign, not ${expected.foreign} to ${expected.foreign + expected.continuations}`]),
    ...(loose === looseLines.length ? [] : [`${loose} loose lines are counted, ${looseLines.length} shown`]),
    ...(placed.size === placedIds.length ? [] : ['a line is in two places']),
    ...expected.loose.filter((id) => !placed.has(id)).map((id) => `the loose line ${id} is not shown`),
    ...unplaced.map((ids) => `no run and no list has ${ids.join(' or ')}`),
  ];
}
