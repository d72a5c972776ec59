import { DataFrame, FieldType } from '@grafana/data';
import { Observable, defer, from, map, of, switchMap } from 'rxjs';
import { TimeSpan } from '../domain/coverage';
import { Answer } from './answers';
import { askSource } from './askSource';
import { DataProblem, isDataProblem, queryFailed } from './dataProblem';
import { jobLinesQuery } from './logQuery';
import { LogPlace, openLogSource } from './logSource';
import { valuesTarget } from './logTargets';

/** An app whose lines tell of jobs. */
export interface FoundApp {
  name: string;
  lines: number;
}

export interface FoundApps {
  /** Most lines first. */
  apps: FoundApp[];
  problem: DataProblem | null;
}

const MOST_APPS = 100;

function readValues(frame: DataFrame): FoundApp[] {
  const names = frame.fields.find(({ type }) => type === FieldType.string)?.values ?? [];
  const counts = frame.fields.find(({ type }) => type === FieldType.number)?.values ?? [];
  return Array.from(names, (name, row) => ({ name: String(name), lines: Number(counts[row] ?? 0) }));
}

function readApps(answers: readonly Answer[]): FoundApps {
  const lines = new Map<string, number>();
  for (const app of answers.flatMap(({ frames }) => frames).flatMap(readValues)) {
    lines.set(app.name, Math.max(app.lines, lines.get(app.name) ?? 0));
  }
  const apps = [...lines].map(([name, count]) => ({ name, lines: count })).sort((a, b) => b.lines - a.lines);
  const failures = answers.flatMap(({ failure }) => failure ?? []);
  const isFailure = apps.length === 0 && failures.length === answers.length;
  return { apps, problem: isFailure ? queryFailed(failures[0] ?? '') : null };
}

/**
 * The apps that wrote lines about jobs in a span. Emits once and never errors. Each field is tried as it is and as its
 * keyword: which of the two can be counted depends on the index, and the other fails or finds nothing.
 * @param range ms since the epoch, both ends included
 */
export function listApps({ dataSourceUid, fields }: LogPlace, range: TimeSpan): Observable<FoundApps> {
  const query = jobLinesQuery('', fields);
  const names = fields.app.flatMap((field) => [field, `${field}.keyword`]);
  const targets = names.map((field) => valuesTarget(query, field, MOST_APPS));
  return defer(() => from(openLogSource(dataSourceUid))).pipe(
    switchMap((source) =>
      isDataProblem(source) ? of({ apps: [], problem: source }) : askSource(source, targets, range).pipe(map(readApps))
    )
  );
}
