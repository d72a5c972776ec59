import { Observable, from, ignoreElements, map, mergeMap, toArray } from 'rxjs';
import { Answer } from '../answers';
import { askPatiently } from '../askPatiently';
import { LogTarget } from '../logTargets';
import { readPage } from '../readPage';
import { NotCountable } from './countable';
import { CountedRange } from './countedRange';
import { ReadLine, byInstance, readLine } from './lineSlice';

const REQUESTS_AT_ONCE = 3;
/** Queries of one request. */
const TARGETS = 80;
const MOST_TARGETS = 400;

/** A query, and what becomes of its answer. */
export interface Part {
  targetAs: (refId: string) => LogTarget;
  take: (answer: Answer) => void;
}

/** A query for lines. */
export interface LinesPart {
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
 */
export function askParts({ source, range }: CountedRange, parts: readonly Part[]): Observable<never> {
  if (parts.length > MOST_TARGETS) {
    // There are too many failures.
    throw new NotCountable();
  }
  return from(chunksOf(parts, TARGETS)).pipe(
    mergeMap((chunk) => {
      const targets = chunk.map((part, at) => part.targetAs(`part${at}`));
      return askPatiently(source, targets, range).pipe(
        map((answers) => answers.forEach((answer, at) => chunk[at]?.take(answer)))
      );
    }, REQUESTS_AT_ONCE),
    toArray(),
    ignoreElements()
  );
}

/** A query whose answer must be lines; without them nobody knows what the range holds. */
export function linesPart({ range, asked }: CountedRange, { targetAs, size, take }: LinesPart): Part {
  return {
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
