import { PanelData } from '@grafana/data';
import { sourceKind } from './logSource';

/** One of a dashboard panel's queries, as far as it decides what its answer can be trusted for. */
export interface AskedTarget {
  refId: string;
  /** Plugin id of its data source; null where the query does not name one. */
  sourceType: string | null;
  /** Of its data source; '' where the query does not name one. */
  sourceUid: string;
  /** Whether the answer is log lines: only a target's first metric decides. */
  asksForLines: boolean;
  /** The most lines that it hands out. */
  limit: number;
  isNewestFirst: boolean;
  /** Query text as it was written, variables included. */
  query: string;
  isLucene: boolean;
}

type Loose = Readonly<Record<string, unknown>>;

const DEFAULT_LIMIT = 500;

const asLoose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Sizes must be texts: the back end takes numbers for missing, and '0' too. Elasticsearch's logs have a name of their own. */
function readLimit(settings: Loose, type: unknown, sourceType: string | null): number {
  const isLimit = type === 'logs' && (sourceType === null || sourceKind(sourceType) === 'elasticsearch');
  const size = asText(isLimit ? settings.limit : settings.size);
  return /^\d+$/.test(size) ? Number(size) || DEFAULT_LIMIT : DEFAULT_LIMIT;
}

function readTarget(target: Loose): AskedTarget {
  const metrics = Array.isArray(target.metrics) ? target.metrics : [];
  const { type, settings: rawSettings } = asLoose(metrics[0]);
  const settings = asLoose(rawSettings);
  const sourceType = asText(asLoose(target.datasource).type) || null;
  return {
    refId: asText(target.refId),
    sourceType,
    sourceUid: asText(asLoose(target.datasource).uid),
    asksForLines: type === 'logs' || type === 'raw_data' || type === 'raw_document',
    limit: readLimit(settings, type, sourceType),
    isNewestFirst: settings.sortDirection !== 'asc' && settings.order !== 'asc',
    query: asText(target.query),
    isLucene: (asText(target.queryType) || 'lucene') === 'lucene',
  };
}

/**
 * The queries of a panel that are not hidden, and whose data they ask for is not another panel's.
 * @returns null where the panel's data do not tell what was asked
 */
export function readAskedTargets({ request }: PanelData): AskedTarget[] | null {
  const targets = request?.targets.filter(({ hide }) => !hide).map((target) => readTarget(asLoose(target)));
  // `-- Dashboard --` hands over another panel's frames, whose queries are not in sight here.
  return targets?.some(({ sourceType }) => sourceType === 'datasource') ? null : (targets ?? null);
}

/** Whether a target can hold the lines of the jobs at all. */
export function mayHoldLines({ sourceType, asksForLines }: AskedTarget): boolean {
  return asksForLines && (sourceType === null || sourceKind(sourceType) !== null);
}
