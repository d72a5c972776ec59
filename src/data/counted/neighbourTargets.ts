import { TimeSpan } from '../../domain/coverage';
import { instanceFields } from '../../domain/jobs/lineOrigin';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { LONGEST_ATTEMPT_MS } from '../../domain/jobs/openAttempt';
import { LogFields } from '../../domain/links/logFields';
import { anyOf, appFilter, jobLinesQuery } from '../logQuery';
import { SourceKind } from '../logSource';
import { LogTarget, linesFrom, linesTarget } from '../logTargets';
import { entityQuery, strongQuery, successQuery, typeQuery } from './plainLines';
import { Neighbours, TypeWindow } from './planNeighbours';

export interface Asked {
  app: string;
  fields: LogFields;
  timeField: string;
  kind: SourceKind | undefined;
  catalogue: JobCatalogue;
}

export const within = (timeField: string, { fromMs, toMs }: TimeSpan): string =>
  `${timeField}:[${new Date(fromMs).toISOString()} TO ${new Date(toMs).toISOString()}]`;

/** The lines of a process in a span, of the job type that is named; those of trouble are there already, and are long. */
function instanceQuery(
  { instance, jobType }: Neighbours,
  span: TimeSpan,
  { app, fields, timeField, catalogue }: Asked
): string {
  const lines =
    jobType === null
      ? `${jobLinesQuery('', fields, catalogue)} AND NOT ${strongQuery(fields)}`
      : typeQuery(jobType, fields, catalogue);
  return `${appFilter(app, fields.app)} AND ${appFilter(instance, instanceFields)} AND ${within(timeField, span)} AND ${lines}`;
}

/** Where the neighbours of a line are looked for. */
export const neighbourSpan = ({ atMs, side }: Neighbours, range: TimeSpan): TimeSpan =>
  side === 'before' ? { fromMs: atMs - LONGEST_ATTEMPT_MS, toMs: atMs } : { fromMs: atMs, toMs: range.toMs };

/** The lines of a span just before, or from, a line. */
export function neighbourTarget(refId: string, one: Neighbours, span: TimeSpan, asked: Asked): LogTarget {
  const query = instanceQuery(one, span, asked);
  return one.side === 'before'
    ? { ...linesTarget(query, one.size), refId }
    : linesFrom(refId, query, one.size, asked.kind);
}

/** All lines of a span from a line on, at most `size`. */
export function soonTarget(refId: string, one: Neighbours, span: TimeSpan, size: number, asked: Asked): LogTarget {
  return { ...linesTarget(instanceQuery(one, span, asked), size), refId };
}

/** The newest lines of a job type in a span. */
export function typeTarget(
  refId: string,
  { jobType, ...span }: TypeWindow,
  size: number,
  { app, fields, timeField, catalogue }: Asked
): LogTarget {
  const query = `${appFilter(app, fields.app)} AND ${typeQuery(jobType, fields, catalogue)} AND ${within(timeField, span)}`;
  return { ...linesTarget(query, size), refId };
}

/** The newest lines of a job type about one entity in a span. */
export function entityTarget(
  refId: string,
  { jobType, ...span }: TypeWindow,
  entityId: string,
  size: number,
  { app, fields, timeField, catalogue }: Asked
): LogTarget {
  const lines = `${typeQuery(jobType, fields, catalogue)} AND ${entityQuery(entityId, fields)}`;
  const query = `${appFilter(app, fields.app)} AND ${lines} AND ${within(timeField, span)}`;
  return { ...linesTarget(query, size), refId };
}

/** The newest success of a job type. */
export function latestTarget(refId: string, jobType: string, { app, fields }: Asked): LogTarget {
  const query = `${appFilter(app, fields.app)} AND ${successQuery(jobType, fields)}`;
  return { ...linesTarget(query, 1), refId };
}

export const spanQuery = ({ app, fields, timeField, catalogue }: Asked, spans: readonly TimeSpan[]): string =>
  `${jobLinesQuery(app, fields, catalogue)} AND ${anyOf(spans.map((span) => within(timeField, span)))}`;
