import { Observable, defer, from, map, of, switchMap } from 'rxjs';
import { TimeSpan } from '../domain/coverage';
import { instanceFields, readOrigin } from '../domain/jobs/lineOrigin';
import { LogDocument } from '../domain/jobs/logDocument';
import { LogLines, readLogLines } from '../domain/jobs/logLine';
import { PolicySettings, policyOf } from '../domain/policy';
import { Answer } from './answers';
import { askPatiently } from './askPatiently';
import { DataProblem, isDataProblem, queryFailed } from './dataProblem';
import { appFilter, lucenePhrase } from './logQuery';
import { LogPlace, openLogSource } from './logSource';
import { linesTarget } from './logTargets';
import { readPage } from './readPage';

export interface RunLinesRequest {
  settings: LogPlace & Partial<PolicySettings>;
  app: string;
  /** Ms since the epoch, both ends included. */
  span: TimeSpan;
  /** The process that wrote the lines; '' for all. */
  instance: string;
  /** Id of the one line whose payload is asked for. */
  payloadOf: string | null;
}

export interface RunLines extends LogLines {
  /** Whether there are more lines in the span than were read: the earliest are missing. */
  isCutOff: boolean;
  problem: DataProblem | null;
}

const MOST_LINES = 1_000;

function queryOf({ app, settings: { fields }, instance }: RunLinesRequest): string {
  const byApp = appFilter(app, fields.app);
  const byInstance = instanceFields.map((field) => `${field}:${lucenePhrase(instance)}`).join(' OR ');
  return instance === '' ? byApp : `${byApp} AND (${byInstance})`;
}

function readAnswer(answer: Answer, { span, settings, instance, payloadOf }: RunLinesRequest): RunLines {
  const { documents, gaps, nextToMs } = readPage(answer, span, MOST_LINES, settings.fields.message);
  const failure = gaps.find(({ reason }) => reason === 'query-failed' || reason === 'unreadable');
  // A phrase also finds processes whose names hold this one.
  const isOfInstance = (document: LogDocument) => instance === '' || readOrigin(document)?.instance === instance;
  // Newest first they came, those of one moment too.
  const oldestFirst = documents.filter(isOfInstance).reverse();
  return {
    ...readLogLines(oldestFirst, payloadOf, policyOf(settings).catalogue),
    isCutOff: nextToMs !== null || gaps.length > 0,
    problem: failure ? queryFailed(failure.detail ?? '') : null,
  };
}

/**
 * Reads the lines about jobs that one process wrote in a short span, in order of time. Emits once and never errors. Payloads
 * are dropped as they arrive, except that of the line for which it was asked.
 */
export function readRunLines(request: RunLinesRequest): Observable<RunLines> {
  return defer(() => from(openLogSource(request.settings.dataSourceUid))).pipe(
    switchMap((source) =>
      isDataProblem(source)
        ? of({ lines: [], others: 0, isCutOff: false, problem: source })
        : askPatiently(source, [linesTarget(queryOf(request), MOST_LINES)], request.span).pipe(
            map(([answer]) => readAnswer(answer as Answer, request))
          )
    )
  );
}
