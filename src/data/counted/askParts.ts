import { Observable, from, ignoreElements, map, mergeMap } from 'rxjs';
import { Answer } from '../answers';
import { askPatiently } from '../askPatiently';
import { LogTarget } from '../logTargets';
import { readPage } from '../readPage';
import { NotCountable } from './countable';
import { CountedRange } from './countedRange';
import { Looking, hullOf, inParts } from './inParts';
import { ReadLine, byInstance, readLine } from './lineSlice';

// Grafana’s browser side sends five at a time, and the dashboard wants some of them.
export const REQUESTS_AT_ONCE = 3;
/** Queries of one request. */
const TARGETS = 80;
const MOST_TARGETS = 400;

/** A query, and what becomes of its answer. */
export interface Part extends Looking {
  targetAs: (refId: string) => LogTarget;
  take: (answer: Answer) => void;
}

/** A query for lines. */
export interface LinesPart extends Looking {
  targetAs: (refId: string) => LogTarget;
  /** How many are asked for. */
  size: number;
  /** Lines by process, in order of time; full: there may be more. */
  take: (lines: ReadLine[], isFull: boolean) => void;
}

const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

/**
 * Asks the queries, several in a request, and hands each its answer. Emits nothing; errors with `NotCountable` where there are
 * too many.
 * @param groups requests into which the queries are divided by where they look, for the search engine looks into each
 *   index of a request's range for each of its queries
 */
export function askParts({ source, range }: CountedRange, parts: readonly Part[], groups = 1): Observable<never> {
  if (parts.length > MOST_TARGETS) {
    // There are too many failures.
    throw new NotCountable();
  }
  return from(inParts(parts, range, groups).flatMap((group) => chunksOf(group, TARGETS))).pipe(
    mergeMap((chunk) => {
      const targets = chunk.map((part, at) => part.targetAs(`part${at}`));
      return askPatiently(source, targets, hullOf(chunk, range)).pipe(
        map((answers) => answers.forEach((answer, at) => chunk[at]?.take(answer)))
      );
    }, REQUESTS_AT_ONCE),
    ignoreElements()
  );
}

/** A query whose answer must be lines; without them nobody knows what the range holds. */
export function linesPart({ range, asked }: CountedRange, { span, targetAs, size, take }: LinesPart): Part {
  return {
    span,
    targetAs,
    take: (answer) => {
      const { documents, timesMs, gaps } = readPage(answer, range, size, asked.fields.message);
      const failure = gaps.find(({ reason }) => reason === 'query-failed' || reason === 'unreadable');
      if (failure) {
        throw new NotCountable();
      }
      const lines = documents.map((document, row) => readLine(document, timesMs[row] ?? null, asked.catalogue));
      take([...byInstance(lines).values()].flat(), documents.length >= size);
    },
  };
}
