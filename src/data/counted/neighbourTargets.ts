import { TimeSpan } from '../../domain/coverage';
import { instanceFields } from '../../domain/jobs/lineOrigin';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { LogFields } from '../../domain/links/logFields';
import { anyOf, appFilter, jobLinesQuery } from '../logQuery';
import { SourceKind } from '../logSource';
import { LogTarget, linesFrom, linesTarget } from '../logTargets';
import { entityQuery, startedQuery, strongQuery, successQuery, typeQuery } from './plainLines';
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

/** The lines of trouble themselves are there already; they are the long ones. */
export function neighbourTarget(
  refId: string,
  { instance, jobType, atMs, side, size }: Neighbours,
  range: TimeSpan,
  { app, fields, timeField, kind, catalogue }: Asked
): LogTarget {
  const span = side === 'before' ? { fromMs: range.fromMs, toMs: atMs } : { fromMs: atMs, toMs: range.toMs };
  const lines =
    jobType === null
      ? `${jobLinesQuery('', fields, catalogue)} AND NOT ${strongQuery(fields)}`
      : typeQuery(jobType, fields, catalogue);
  const query = `${appFilter(app, fields.app)} AND ${appFilter(instance, instanceFields)} AND ${within(timeField, span)} AND ${lines}`;
  return side === 'before' ? { ...linesTarget(query, size), refId } : linesFrom(refId, query, size, kind);
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

/** The newest lines with which attempts of a job type begin or end well in a span. */
export function startsAndEndsTarget(
  refId: string,
  { jobType, ...span }: TypeWindow,
  size: number,
  { app, fields, timeField }: Asked
): LogTarget {
  const lines = anyOf([startedQuery(jobType, fields), successQuery(jobType, fields)]);
  return { ...linesTarget(`${appFilter(app, fields.app)} AND ${lines} AND ${within(timeField, span)}`, size), refId };
}

/** The newest success of a job type. */
export function latestTarget(refId: string, jobType: string, { app, fields }: Asked): LogTarget {
  const query = `${appFilter(app, fields.app)} AND ${successQuery(jobType, fields)}`;
  return { ...linesTarget(query, 1), refId };
}

/** The newest lines of a job type, among which its last success may be whole. */
export function newestTarget(refId: string, jobType: string, size: number, asked: Asked): LogTarget {
  const { app, fields, catalogue } = asked;
  const query = `${appFilter(app, fields.app)} AND ${typeQuery(jobType, fields, catalogue)}`;
  return { ...linesTarget(query, size), refId };
}

export const spanQuery = ({ app, fields, timeField, catalogue }: Asked, spans: readonly TimeSpan[]): string =>
  `${jobLinesQuery(app, fields, catalogue)} AND ${anyOf(spans.map((span) => within(timeField, span)))}`;
