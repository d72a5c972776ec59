import { Observable, catchError, defer, from, map, mergeMap, of, retry, throwError, timer } from 'rxjs';
import { Gap, TimeSpan } from '../domain/coverage';
import { JobCatalogue } from '../domain/jobs/jobCatalogue';
import { LogFields } from '../domain/links/logFields';
import { BUSY_DELAYS_MS } from './askPatiently';
import { LogSource, RawSearch } from './logSource';
import { TEMPLATE_FIELDS, appFilter, jobLinesQuery, textFields } from './logQuery';
import { failed } from './readPage';

const MOST_INDICES = 1_000;
/** Of each part of an index: its mapping is the same for all of its lines. */
const FIRST_LINES = 10_000;

type Loose = Readonly<Record<string, unknown>>;

const NOT_CHECKED =
  'Whether every part of the index answered could not be checked: the data source’s _msearch may not be used. ';

const asLoose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const asNumber = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Waits where the search engine has too much to do; any other error is final. */
function whileBusy(error: unknown, tries: number): Observable<unknown> {
  const delayMs = BUSY_DELAYS_MS[tries - 1];
  const isBusy = [429, 503].includes(asNumber(asLoose(error).status));
  return isBusy && delayMs !== undefined ? timer(delayMs) : throwError(() => error);
}

/** The app whose lines are read, '' for all apps, and the fields that hold them. */
export interface ProbedLines {
  app: string;
  fields: LogFields;
  catalogue: JobCatalogue;
  /** Finds the lines of trouble, where they are asked for by themselves. */
  troubleQuery?: string;
}

/** What the search engine itself says of the lines. */
export interface Probe {
  /** What is doubtful of the whole span. */
  gaps: Gap[];
  /** How many settled lines there are, and lines of trouble; 0 where they were not counted. */
  least: { lines: number; trouble: number };
}

const SETTLED_MS = 5 * 60_000;
/** What is younger (ms, UTC) may be counted by one search and not by the one before. */
export const settledMs = ({ toMs }: TimeSpan): number => toMs - SETTLED_MS;

const filterOf = (timeField: string, { fromMs, toMs }: TimeSpan, query: string): object => ({
  bool: {
    filter: [
      { range: { [timeField]: { gte: fromMs, lte: toMs, format: 'epoch_millis' } } },
      { query_string: { query, analyze_wildcard: true } },
    ],
  },
});

const ofApp = (app: string, fields: LogFields): string => (app === '' ? '*' : appFilter(app, fields.app));

/**
 * A search that fails in the shards in which the lines or their count would: it sorts and counts by time as they do. What it
 * counts besides holds the other counts to account: a search that ran out of time says so to nobody but itself.
 */
function linesSearch(timeField: string, { app, fields, catalogue, troubleQuery }: ProbedLines, span: TimeSpan): object {
  const settled = { range: { [timeField]: { lte: settledMs(span), format: 'epoch_millis' } } };
  const trouble = { query_string: { query: troubleQuery, analyze_wildcard: true } };
  const filters = {
    lines: settled,
    ...(troubleQuery === undefined ? {} : { trouble: { bool: { filter: [settled, trouble] } } }),
  };
  return {
    size: 1,
    _source: false,
    sort: [{ [timeField]: { order: 'desc', unmapped_type: 'boolean' } }],
    query: filterOf(timeField, span, jobLinesQuery(app, fields, catalogue)),
    aggs: {
      steps: { date_histogram: { field: timeField, fixed_interval: '1d', min_doc_count: 1 } },
      least: { filters: { filters } },
    },
  };
}

function leastIn(response: unknown): Probe['least'] {
  const { buckets } = asLoose(asLoose(asLoose(response).aggregations).least);
  const { lines, trouble } = asLoose(buckets);
  return { lines: asNumber(asLoose(lines).doc_count), trouble: asNumber(asLoose(trouble).doc_count) };
}

/** A search that is refused where a field is no text whose words can be looked for, be there any lines or none. */
const wordsSearch = (field: string): object => ({
  size: 0,
  query: { intervals: { [field]: { match: { query: 'started' } } } },
});

/**
 * A search that a text, whose words can be looked for, refuses; any other kind of field is counted. Only the app's lines
 * that no message tells of matter. Each part of the index refuses at length, so it is asked only where there is a doubt.
 */
function otherKindSearch(timeField: string, { app, fields }: ProbedLines, span: TimeSpan, field: string): object {
  const withoutMessage = field === fields.message ? '' : ` AND NOT _exists_:${fields.message}`;
  const query = filterOf(timeField, span, `${ofApp(app, fields)}${withoutMessage}`);
  return { size: 0, query, aggs: { values: { cardinality: { field } } } };
}

const wordFields = ({ message }: LogFields): string[] => [message, ...TEMPLATE_FIELDS];

/** Whether the first of the app's lines that each index holds have a text that can be searched. */
function textsSearch(timeField: string, { app, fields }: ProbedLines, span: TimeSpan): object {
  const query = textFields(fields)
    .map((field) => `_exists_:${field}`)
    .join(' OR ');
  const texts = { filters: { filters: { texts: { query_string: { query } } } } };
  const indices = { terms: { field: '_index', size: MOST_INDICES }, aggs: { texts } };
  return {
    size: 0,
    terminate_after: FIRST_LINES,
    query: filterOf(timeField, span, ofApp(app, fields)),
    aggs: { indices },
  };
}

const bodyOf = ({ index }: RawSearch, searches: readonly object[]): string => {
  const header = JSON.stringify({ ignore_unavailable: true, index });
  return searches.map((search) => `${header}\n${JSON.stringify(search)}\n`).join('');
};

const responsesIn = (answer: unknown): unknown[] => {
  const { responses } = asLoose(answer);
  return Array.isArray(responses) ? responses : [];
};

function reasonIn(error: unknown): string {
  const { reason, root_cause: causes } = asLoose(error);
  const [first] = Array.isArray(causes) ? causes : [];
  return String(asLoose(first).reason ?? reason ?? 'The search engine gave no reason.').slice(0, 300);
}

/** What the search engine's own answer says against the lines: failed parts of the index, a time-out, no index. */
function shardDoubts(response: unknown, { index }: RawSearch): string[] {
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

function textDoubts(response: unknown): string[] {
  const { aggregations, error } = asLoose(response);
  if (error !== undefined) {
    return [reasonIn(error)];
  }
  const { indices } = asLoose(aggregations);
  const { buckets } = asLoose(indices);
  return (Array.isArray(buckets) ? (buckets as Loose[]) : []).flatMap(({ key, texts }) => {
    const { texts: found } = asLoose(asLoose(texts).buckets);
    return asNumber(asLoose(found).doc_count) > 0
      ? []
      : [`The index “${String(key)}” holds lines, but no text of theirs can be searched.`];
  });
}

function wordDoubts(response: unknown, field: string): string[] {
  const { values } = asLoose(asLoose(response).aggregations);
  const isCounted = asNumber(asLoose(values).value) > 0;
  // A keyword without a column cannot be counted either; a text says so in other words.
  const isKeyword = `${JSON.stringify(response)}`.includes('type [keyword]');
  return isCounted || isKeyword
    ? [`Part of the index holds “${field}” as a kind of field that cannot be searched for words.`]
    : [];
}

/** Whether any part of the index refused a search. */
function isRefused(response: unknown): boolean {
  const { error, _shards } = asLoose(response);
  return error !== undefined || asNumber(asLoose(_shards).failed) > 0;
}

/**
 * Asks the search engine itself what Grafana's data source keeps silent about: failed shards, a time-out, a missing index,
 * and lines in a field in which no words can be found. Emits once, and never errors: that the check was not possible is a
 * gap too.
 */
export function probeShards({ rawSearch }: LogSource, lines: ProbedLines, span: TimeSpan): Observable<Probe> {
  const unknown = { lines: 0, trouble: 0 };
  if (!rawSearch) {
    return of({ gaps: [failed(span, NOT_CHECKED)], least: unknown });
  }
  const { timeField } = rawSearch;
  const ask = (searches: readonly object[]): Observable<unknown[]> =>
    defer(() => from(rawSearch.post(bodyOf(rawSearch, searches)))).pipe(
      retry({ delay: whileBusy }),
      map((answer) => responsesIn(answer))
    );
  const fields = wordFields(lines.fields);
  const searches = [linesSearch(timeField, lines, span), textsSearch(timeField, lines, span)];
  return ask([...searches, ...fields.map(wordsSearch)]).pipe(
    mergeMap(([found, texts, ...words]) => {
      const doubts = [...shardDoubts(found, rawSearch), ...textDoubts(texts)];
      const least = leastIn(found);
      const refused = fields.filter((_, at) => isRefused(words[at]));
      return refused.length === 0
        ? of({ doubts, least })
        : ask(refused.map((field) => otherKindSearch(timeField, lines, span, field))).pipe(
            map((kinds) => ({
              doubts: [...doubts, ...refused.flatMap((field, at) => wordDoubts(kinds[at], field))],
              least,
            }))
          );
    }),
    catchError((error: unknown) => {
      const { statusText, message } = asLoose(error);
      return of({ doubts: [`${NOT_CHECKED}${String(statusText || message || '')}`.slice(0, 300)], least: unknown });
    }),
    map(({ doubts, least }) => ({ gaps: doubts.map((doubt) => failed(span, doubt)), least }))
  );
}
