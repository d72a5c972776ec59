import { DataFrame, FieldType } from '@grafana/data';
import { Observable, defer, from, map, of, switchMap } from 'rxjs';
import { TimeSpan } from '../domain/coverage';
import { PolicySettings, policyOf } from '../domain/policy';
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
 * The apps that wrote lines about jobs in a span. Emits once and never errors. Most indices hold a text with its keyword
 * beside it, so that is asked first; a field that is a keyword itself is asked only when nothing was found, since a search
 * engine refuses to count a text.
 * @param range ms since the epoch, both ends included
 */
export function listApps(place: LogPlace & Partial<PolicySettings>, range: TimeSpan): Observable<FoundApps> {
  const { dataSourceUid, fields } = place;
  const query = jobLinesQuery('', fields, policyOf(place).catalogue);
  return defer(() => from(openLogSource(dataSourceUid))).pipe(
    switchMap((source) => {
      if (isDataProblem(source)) {
        return of({ apps: [], problem: source });
      }
      const ask = (names: readonly string[]): Observable<FoundApps> => {
        const targets = names.map((name) => valuesTarget(query, name, MOST_APPS));
        return askSource(source, targets, range).pipe(map(readApps));
      };
      return ask(fields.app.map((field) => `${field}.keyword`)).pipe(
        switchMap((found) => (found.apps.length > 0 ? of(found) : ask(fields.app)))
      );
    })
  );
}
