import { LoadingState, PanelData } from '@grafana/data';
import { Gap, GapReason, TimeSpan } from '../domain/coverage';
import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { LogFields } from '../domain/links/logFields';
import { answerTo, errorsOf, reasonOf } from './answers';
import { AskedTarget } from './askedTargets';
import { asksForEverything } from './queryBreadth';

const TOO_NARROW = 'The query leaves lines out that may tell of a failure. Use the query text of the panel’s help.';
const UNKNOWN_QUERY =
  'What was asked for is not in sight of this panel; it may leave lines out. Give the panel a query of its own.';
const OTHER_RANGE = 'The panel’s query asks for another time range.';

/** Whether the data source has finished, well or not. */
export function isFinished({ state }: PanelData): boolean {
  return state === LoadingState.Done || state === LoadingState.Error;
}

/** Parts of the range that the request did not ask for: a panel may have a time range of its own. */
export function outsideRequest({ timeRange }: PanelData, { fromMs, toMs }: TimeSpan): Gap[] {
  const asked = { fromMs: timeRange.from.valueOf(), toMs: timeRange.to.valueOf() };
  return [
    { fromMs, toMs: Math.min(asked.fromMs - 1, toMs) },
    { fromMs: Math.max(asked.toMs + 1, fromMs), toMs },
  ]
    .filter((span) => span.fromMs <= span.toMs)
    .map((span) => ({ ...span, reason: 'not-read', detail: OTHER_RANGE }));
}

/**
 * What the state of a panel's data, its errors and its query texts say against the whole answer, whatever its frames hold.
 * @param targets the queries that may hold lines; null where the data do not tell what was asked
 */
export function panelDoubts(
  data: PanelData,
  range: TimeSpan,
  targets: readonly AskedTarget[] | null,
  fields: LogFields,
  catalogue = apiCatalogue
): Gap[] {
  const gap = (reason: GapReason, detail: string): Gap => ({ ...range, reason, detail });
  if (!isFinished(data)) {
    return [gap('truncated', 'The lines are still being read.')];
  }
  const errors = errorsOf(data);
  const failures = targets
    ? targets.flatMap(({ refId }) => answerTo(refId, data.series, errors).failure ?? [])
    : errors.map(reasonOf);
  const isBroad = targets?.some(({ query, isLucene }) => isLucene && asksForEverything(query, fields, catalogue));
  const isNarrowed = !isBroad || (data.request?.filters ?? []).length > 0;
  return [
    ...failures.map((reason) => gap('query-failed', reason)),
    ...(isNarrowed ? [gap('truncated', targets ? TOO_NARROW : UNKNOWN_QUERY)] : []),
  ];
}
