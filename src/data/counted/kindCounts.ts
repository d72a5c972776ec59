import { DataFrame } from '@grafana/data';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { LogFields } from '../../domain/links/logFields';
import { TimeSpan } from '../../domain/coverage';
import { Answer } from '../answers';
import { CountStep, readCount } from '../countGaps';
import { ChannelCounts, channelFilters, readChannels } from './channelCounts';
import { anyOf, appFilter } from '../logQuery';
import { LogTarget } from '../logTargets';
import { Asked, within } from './neighbourTargets';
import { CHANNELS_JOB, countedTypes, duplicatesQuery, startedQuery, succeededQuery, wordsQuery } from './plainLines';
import { BEAT_MS, TICKS_MS, isTicking } from './tickCounts';

const MINUTE_MS = 60_000;
const DUPLICATES = 'duplicates';
const MOST_STEPS = 168;
const COARSE_STEPS_MIN = [5, 10, 15, 30, 60, 120, 240, 480, 1440];

/** Widths of the steps in which jobs are counted (ms), but for those of the recurring jobs that are told to the minute. */
export interface KindSteps {
  /** Of the jobs that something asks for, and of all ends. */
  coarseMs: number;
  /** Of the jobs that run every few minutes. */
  ticksMs: number;
}

/** How many attempts of each job type began, or ended well, in each step of time. Steps without any are left out. */
export interface KindCounts {
  widths: KindSteps;
  starts: ReadonlyMap<string, readonly CountStep[]>;
  ends: ReadonlyMap<string, readonly CountStep[]>;
  /** Runs that ended at once, as duplicates. */
  duplicates: readonly CountStep[];
  /** Of the job that says no such end; null: cannot be counted. */
  channels: ChannelCounts | null;
}

const isRecurring = (jobType: string, catalogue: JobCatalogue): boolean => catalogue.info(jobType)?.schedule != null;

/**
 * Widths of the steps of a range.
 * @param widening how many times as wide as usual they are
 */
export function kindSteps({ fromMs, toMs }: TimeSpan, widening: number): KindSteps {
  const steps = COARSE_STEPS_MIN.map((minutes) => minutes * MINUTE_MS);
  const coarseMs = steps.find((stepMs) => (toMs - fromMs) / stepMs <= MOST_STEPS) ?? 24 * 60 * MINUTE_MS;
  return { coarseMs: widening * coarseMs, ticksMs: widening * TICKS_MS };
}

/** Width of the steps of a job type's starts (ms), once those that run every few minutes are counted finely. */
export const stepMsOf = (jobType: string, { coarseMs }: KindSteps, catalogue: JobCatalogue): number =>
  isRecurring(jobType, catalogue) ? BEAT_MS : coarseMs;

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

const isFound = (jobType: string, catalogue: JobCatalogue): boolean =>
  isRecurring(jobType, catalogue) && !isTicking(jobType, catalogue);

const startFilters = (jobTypes: readonly string[], fields: LogFields) =>
  jobTypes.map((jobType) => ({ label: jobType, query: startedQuery(jobType, fields) }));

/** What only the Get into Teaching API's jobs say. */
const specialFilters = (fields: LogFields) => [
  { label: DUPLICATES, query: duplicatesQuery(fields) },
  ...channelFilters(fields),
];

/**
 * The starts of the jobs that run every few minutes, in wide steps, those of the other recurring jobs and of all others, how
 * often they ended well, how often at once as duplicates, and what was saved of the channels.
 */
export function kindTargets(
  app: string,
  fields: LogFields,
  { coarseMs, ticksMs }: KindSteps,
  catalogue: JobCatalogue
): LogTarget[] {
  const query = appFilter(app, fields.app);
  const types = countedTypes(catalogue);
  const ends = types.flatMap((jobType) => {
    const ended = succeededQuery(jobType, fields);
    return ended === null ? [] : [{ label: jobType, query: ended }];
  });
  const starts = (isAsked: (jobType: string, catalogue: JobCatalogue) => boolean) =>
    startFilters(
      types.filter((jobType) => isAsked(jobType, catalogue)),
      fields
    );
  // A word that all of a query's lines have spares the search engine to look at the others once a filter.
  const having = (...words: string[]): string => `${query} AND ${wordsQuery(words, fields)}`;
  return [
    target('ticks', having('Started'), starts(isTicking), ticksMs),
    target('beats', having('Started'), starts(isFound), BEAT_MS),
    target(
      'starts',
      having('Started'),
      starts((jobType) => !isRecurring(jobType, catalogue)),
      coarseMs
    ),
    target('ends', having('Succeeded'), ends, coarseMs),
    target(
      'special',
      having(CHANNELS_JOB, 'Deduplicating'),
      catalogue.lines.isApi ? specialFilters(fields) : [],
      coarseMs
    ),
  ].filter(({ bucketAggs: [filters] }) => filters?.settings?.filters?.length !== 0);
}

/** Counts in steps of some spans, by filter. */
export function countsTarget(
  refId: string,
  spans: readonly TimeSpan[],
  filters: Array<{ label: string; query: string }>,
  stepMs: number,
  { app, fields, timeField }: Asked
): LogTarget {
  const query = `${appFilter(app, fields.app)} AND ${anyOf(spans.map((span) => within(timeField, span)))}`;
  return target(refId, query, filters, stepMs);
}

/** The starts of the jobs that run every few minutes, in fine steps of some spans. */
export function ticksTarget(refId: string, spans: readonly TimeSpan[], asked: Asked): LogTarget {
  const types = countedTypes(asked.catalogue).filter((jobType) => isTicking(jobType, asked.catalogue));
  return countsTarget(refId, spans, startFilters(types, asked.fields), BEAT_MS, asked);
}

/** A frame is named by its filter: OpenSearch's data source keeps that among the labels, Elasticsearch's makes it the name. */
const nameOf = ({ fields, name = '' }: DataFrame): string => fields[1]?.labels?.filter ?? name;

/** Frames of one query by the name of their filter; null where one of them is no count. */
export function byName(
  frames: readonly DataFrame[],
  names: readonly string[]
): Map<string, readonly CountStep[]> | null {
  const counts = new Map<string, readonly CountStep[]>();
  for (const frame of frames) {
    const steps = readCount([frame]);
    if (!steps || (frame.length > 0 && !names.includes(nameOf(frame)))) {
      return null;
    }
    counts.set(
      nameOf(frame),
      steps.filter(({ lines }) => lines > 0)
    );
  }
  return counts;
}

/** The answers to `kindTargets` by the queries' names; null where any of them failed or cannot be read. */
export function readKinds(
  targets: readonly LogTarget[],
  answers: readonly Answer[],
  widths: KindSteps
): KindCounts | null {
  const read = targets.map(({ bucketAggs: [filters] }, at) => {
    const asked = filters?.settings?.filters ?? [];
    const names = typeof asked === 'string' ? [] : asked.map(({ label }) => label);
    const answer = answers[at];
    return answer && answer.failure === null ? byName(answer.frames, names) : null;
  });
  const counts = new Map(targets.map(({ refId }, at) => [refId, read[at]]));
  const none = new Map<string, readonly CountStep[]>();
  const named = (refId: string) => counts.get(refId) ?? none;
  if (read.some((one) => one === null)) {
    return null;
  }
  const ends = named('ends');
  const starts = new Map([...named('ticks'), ...named('beats'), ...named('starts')]);
  const isWhole = [...ends].every(([jobType, steps]) => steps.length === 0 || (starts.get(jobType) ?? []).length > 0);
  return isWhole
    ? {
        widths,
        starts,
        ends,
        channels: readChannels(named('special')),
        duplicates: named('special').get(DUPLICATES) ?? [],
      }
    : null;
}
