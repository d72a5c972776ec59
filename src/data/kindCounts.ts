import { DataFrame } from '@grafana/data';
import { JobCatalogue } from '../domain/jobs/jobCatalogue';
import { LogFields } from '../domain/links/logFields';
import { TimeSpan } from '../domain/coverage';
import { Answer } from './answers';
import { CountStep, readCount } from './countGaps';
import { appFilter } from './logQuery';
import { LogTarget } from './logTargets';
import { countedTypes, startedQuery, succeededQuery } from './plainLines';

const MINUTE_MS = 60_000;
/** Step of the recurring jobs' counts: silence is told to the minute of CrmSyncJob's schedule. */
const BEAT_MS = 5 * MINUTE_MS;
const MOST_STEPS = 168;
const COARSE_STEPS_MIN = [5, 10, 15, 30, 60, 120, 240, 480, 1440];

/** How many attempts of each job type began, or ended well, in each step of time. Steps without any are left out. */
export interface KindCounts {
  starts: ReadonlyMap<string, readonly CountStep[]>;
  ends: ReadonlyMap<string, readonly CountStep[]>;
}

const isRecurring = (jobType: string, catalogue: JobCatalogue): boolean => catalogue.info(jobType)?.schedule != null;

/** Width of the steps in which jobs are counted that something asks for (ms). */
export function coarseStepMs({ fromMs, toMs }: TimeSpan): number {
  const steps = COARSE_STEPS_MIN.map((minutes) => minutes * MINUTE_MS);
  return steps.find((stepMs) => (toMs - fromMs) / stepMs <= MOST_STEPS) ?? 24 * 60 * MINUTE_MS;
}

/** Width of a job type's steps in a range (ms). */
export const stepMsOf = (jobType: string, range: TimeSpan, catalogue: JobCatalogue): number =>
  isRecurring(jobType, catalogue) ? BEAT_MS : coarseStepMs(range);

function target(
  refId: string,
  query: string,
  filters: Array<{ label: string; query: string }>,
  stepMs: number
): LogTarget {
  return {
    refId,
    query,
    metrics: [{ id: '1', type: 'count' }],
    bucketAggs: [
      { id: '2', type: 'filters', settings: { filters } },
      { id: '3', type: 'date_histogram', settings: { interval: `${stepMs / MINUTE_MS}m`, min_doc_count: '1' } },
    ],
  };
}

/** Three queries: the starts of the recurring jobs, those of all others, and how often they ended well. */
export function kindTargets(app: string, fields: LogFields, range: TimeSpan, catalogue: JobCatalogue): LogTarget[] {
  const query = appFilter(app, fields.app);
  const types = countedTypes(catalogue);
  const others = types.filter((jobType) => !isRecurring(jobType, catalogue));
  const recurring = types.filter((jobType) => isRecurring(jobType, catalogue));
  const starts = (jobTypes: readonly string[]) =>
    jobTypes.map((jobType) => ({ label: jobType, query: startedQuery(jobType, fields) }));
  const ends = types.flatMap((jobType) => {
    const ended = succeededQuery(jobType, fields);
    return ended === null ? [] : [{ label: jobType, query: ended }];
  });
  const coarseMs = coarseStepMs(range);
  return [
    target('beats', query, starts(recurring), BEAT_MS),
    target('starts', query, starts(others), coarseMs),
    target('ends', query, ends, coarseMs),
  ];
}

/** Frames of one query by the name of their filter; null where one of them is no count. */
function byName(frames: readonly DataFrame[], types: readonly string[]): Map<string, readonly CountStep[]> | null {
  const counts = new Map<string, readonly CountStep[]>();
  for (const frame of frames) {
    const steps = readCount([frame]);
    if (!steps || (frame.length > 0 && !types.includes(frame.name ?? ''))) {
      return null;
    }
    counts.set(
      frame.name ?? '',
      steps.filter(({ lines }) => lines > 0)
    );
  }
  return counts;
}

/** Reads the answers to `kindTargets`; null where any of them failed, cannot be read, or tells of ends without a start. */
export function readKinds(answers: readonly Answer[], catalogue: JobCatalogue): KindCounts | null {
  const types = countedTypes(catalogue);
  const [beats, others, ends] = answers.map(({ frames, failure }) => (failure === null ? byName(frames, types) : null));
  if (!beats || !others || !ends) {
    return null;
  }
  const starts = new Map([...beats, ...others]);
  const isWhole = [...ends].every(([jobType, steps]) => steps.length === 0 || (starts.get(jobType) ?? []).length > 0);
  return isWhole ? { starts, ends } : null;
}
