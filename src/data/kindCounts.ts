import { DataFrame } from '@grafana/data';
import { jobTypeInfo } from '../domain/jobs/jobCatalogue';
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

const isRecurring = (jobType: string): boolean => jobTypeInfo(jobType)?.schedule != null;

/** Width of a job type's steps in a range (ms). */
export function stepMsOf(jobType: string, { fromMs, toMs }: TimeSpan): number {
  const steps = COARSE_STEPS_MIN.map((minutes) => minutes * MINUTE_MS);
  const coarseMs = steps.find((stepMs) => (toMs - fromMs) / stepMs <= MOST_STEPS) ?? 24 * 60 * MINUTE_MS;
  return isRecurring(jobType) ? BEAT_MS : coarseMs;
}

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
export function kindTargets(app: string, fields: LogFields, range: TimeSpan): LogTarget[] {
  const query = appFilter(app, fields.app);
  const others = countedTypes.filter((jobType) => !isRecurring(jobType));
  const starts = (jobTypes: readonly string[]) =>
    jobTypes.map((jobType) => ({ label: jobType, query: startedQuery(jobType, fields) }));
  const ends = countedTypes.flatMap((jobType) => {
    const ended = succeededQuery(jobType, fields);
    return ended === null ? [] : [{ label: jobType, query: ended }];
  });
  const coarseMs = stepMsOf('', range);
  return [
    target('beats', query, starts(countedTypes.filter(isRecurring)), BEAT_MS),
    target('starts', query, starts(others), coarseMs),
    target('ends', query, ends, coarseMs),
  ];
}

/** Frames of one query by the name of their filter; null where one of them is no count. */
function byName(frames: readonly DataFrame[]): Map<string, readonly CountStep[]> | null {
  const counts = new Map<string, readonly CountStep[]>();
  for (const frame of frames) {
    const steps = readCount([frame]);
    if (!steps || (frame.length > 0 && !countedTypes.includes(frame.name ?? ''))) {
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
export function readKinds(answers: readonly Answer[]): KindCounts | null {
  const [beats, others, ends] = answers.map(({ frames, failure }) => (failure === null ? byName(frames) : null));
  if (!beats || !others || !ends) {
    return null;
  }
  const starts = new Map([...beats, ...others]);
  const isWhole = [...ends].every(([jobType, steps]) => steps.length === 0 || (starts.get(jobType) ?? []).length > 0);
  return isWhole ? { starts, ends } : null;
}
