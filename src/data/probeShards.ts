import { Observable, catchError, defer, from, map, of, retry, throwError, timer } from 'rxjs';
import { Gap, TimeSpan } from '../domain/coverage';
import { BUSY_DELAYS_MS } from './askPatiently';
import { LogSource, RawSearch } from './logSource';
import { failed } from './readPage';

type Loose = Readonly<Record<string, unknown>>;

const STEPS = 100;
const NOT_CHECKED =
  'Whether every part of the index answered could not be checked, since the data source’s _msearch may not be used. ';

const asLoose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const asNumber = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Waits where the search engine has too much to do; any other error is final. */
function whileBusy(error: unknown, tries: number): Observable<unknown> {
  const delayMs = BUSY_DELAYS_MS[tries - 1];
  const isBusy = [429, 503].includes(asNumber(asLoose(error).status));
  return isBusy && delayMs !== undefined ? timer(delayMs) : throwError(() => error);
}

/** A search that fails in the shards in which the lines or their count would: it sorts and counts by time as they do. */
function probeBody({ index, timeField }: RawSearch, query: string, { fromMs, toMs }: TimeSpan): string {
  const stepMs = Math.max(1000, Math.ceil((toMs - fromMs) / STEPS));
  const body = {
    size: 1,
    _source: false,
    sort: [{ [timeField]: { order: 'desc', unmapped_type: 'boolean' } }],
    query: {
      bool: {
        filter: [
          { range: { [timeField]: { gte: fromMs, lte: toMs, format: 'epoch_millis' } } },
          { query_string: { query, analyze_wildcard: true } },
        ],
      },
    },
    aggs: { steps: { date_histogram: { field: timeField, fixed_interval: `${stepMs}ms`, min_doc_count: 1 } } },
  };
  return `${JSON.stringify({ ignore_unavailable: true, index })}\n${JSON.stringify(body)}\n`;
}

function reasonIn(error: unknown): string {
  const { reason, root_cause: causes } = asLoose(error);
  const [first] = Array.isArray(causes) ? causes : [];
  return String(asLoose(first).reason ?? reason ?? 'The search engine gave no reason.').slice(0, 300);
}

/** What the search engine's own answer says against the lines: failed parts of the index, a time-out, no index. */
function readProbe(answer: unknown, { index }: RawSearch): string[] {
  const { responses } = asLoose(answer);
  const [response] = Array.isArray(responses) ? responses : [];
  const { error, timed_out: timedOut, _shards } = asLoose(response);
  if (error !== undefined) {
    return [reasonIn(error)];
  }
  if (_shards === undefined) {
    return [`${NOT_CHECKED}Its answer is not a search engine’s.`];
  }
  const { total, failed: failedShards, failures } = asLoose(_shards);
  const [failure] = Array.isArray(failures) ? failures : [];
  return [
    ...(asNumber(total) === 0 ? [`No index is named “${index}”, or none that you may read.`] : []),
    ...(asNumber(failedShards) > 0
      ? [`${failedShards} of ${total} parts of the index did not answer: ${reasonIn(asLoose(failure).reason)}`]
      : []),
    ...(timedOut === true ? ['The search engine ran out of time before it had searched everything.'] : []),
  ];
}

/**
 * Asks the search engine itself whether every part of the index answers: Grafana's data source says nothing of failed
 * shards, time-outs and missing indices. Emits once, and never errors: that the check was not possible is a gap too.
 */
export function probeShards({ rawSearch }: LogSource, query: string, span: TimeSpan): Observable<Gap[]> {
  if (!rawSearch) {
    return of([failed(span, NOT_CHECKED)]);
  }
  return defer(() => from(rawSearch.post(probeBody(rawSearch, query, span)))).pipe(
    retry({ delay: whileBusy }),
    map((answer) => readProbe(answer, rawSearch)),
    catchError((error: unknown) => {
      const { statusText, message } = asLoose(error);
      return of([`${NOT_CHECKED}${String(statusText || message || '')}`.slice(0, 300)]);
    }),
    map((reasons) => reasons.map((reason) => failed(span, reason)))
  );
}
