import { percentEncode } from '../links/percentEncode';
import { Run } from './run';

type Named = Pick<Run, 'jobType' | 'correlationId' | 'hangfireJobId'>;

/** Id of a document without its index, which changes when old indices are moved. */
const idInIndex = (lineId: string): string => lineId.slice(lineId.indexOf('#') + 1);

// Web requests hand their correlation id to no other job, but other jobs may hand on theirs.
const ownCorrelationId = ({ jobType, correlationId }: Named): string | null =>
  jobType === 'UpsertCandidateJob' ? correlationId : null;

// Most ids: nothing in them is to be encoded.
const IS_KEY = /^[\w.-]*$/;

/** Only letters, digits, `-`, `_`, `.` and `~`, which no address, proxy or router changes; told apart as the texts are. */
const toKey = (text: string): string =>
  IS_KEY.test(text) ? text : percentEncode(text).replaceAll('~', '%7E').replaceAll('%', '~');

function toText(key: string): string | null {
  try {
    return decodeURIComponent(key.replaceAll('~', '%'));
  } catch {
    return null;
  }
}

/**
 * Names a run in addresses, by the id that holds through all its attempts: its correlation id, else Hangfire's, else the
 * first of its lines that was read.
 */
export function runKey(run: Named, firstLineId: string): string {
  const { hangfireJobId } = run;
  const text = ownCorrelationId(run) || (hangfireJobId ? `job-${hangfireJobId}` : `line-${idInIndex(firstLineId)}`);
  return toKey(text);
}

/**
 * Finds the run of a key. Another range, or later lines, may tell more of a run than was known when its key was made: any
 * id that the run has, and any of its lines, finds it.
 */
export function findRun(runs: readonly Run[], key: string): Run | null {
  const text = toText(key);
  if (!text) {
    return null;
  }
  const hasId = (run: Run): boolean =>
    ownCorrelationId(run) === text || (run.hangfireJobId !== null && `job-${run.hangfireJobId}` === text);
  const isLine = (id: string): boolean => `line-${idInIndex(id)}` === text;
  return (
    runs.find((run) => run.key === key) ??
    runs.find(hasId) ??
    runs.find(({ attempts }) => attempts.some(({ lineIds }) => lineIds.some(isLine))) ??
    null
  );
}
