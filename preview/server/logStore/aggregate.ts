import type { DocSet } from './docSet';
import { dateHistogramBuckets } from './dateHistogram';
import { matchQuery } from './matchQuery';
import { metricValue } from './metricValue';
import { requestError, SearchError } from './searchError';
import type { LogIndex } from './logIndex';
import { termsBuckets } from './termsBuckets';

type Json = Record<string, unknown>;

/** Above so many buckets in one search Elasticsearch gives up (`search.max_buckets`). */
const maxBuckets = 65_536;

/** What the aggregations of one search share. */
export interface AggregationScope {
  index: LogIndex;
  /** Counts a new bucket and makes its inner aggregations. */
  inner: (docs: readonly number[]) => Json;
}

/**
 * The results of a search's `aggs` over some documents (their numbers): filters, terms, date_histogram, cardinality,
 * avg, sum, min, max.
 *
 * @throws SearchError for any other aggregation, for what Elasticsearch refuses, and for too many buckets.
 */
export function aggregate(index: LogIndex, docs: readonly number[], aggs: Json): Json {
  let bucketCount = 0;
  const filterSets = new Map<unknown, DocSet>();

  const level = (levelDocs: readonly number[], levelAggs: Json): Json =>
    Object.fromEntries(Object.entries(levelAggs).map(([name, agg]) => [name, one(levelDocs, agg as Json)]));

  const one = (levelDocs: readonly number[], { aggs: shortInner, aggregations = shortInner, ...rest }: Json): Json => {
    const [entry, ...others] = Object.entries(rest).filter(([key]) => key !== 'meta');
    if (!entry || others.length > 0) {
      throw requestError('Expected one type of aggregation and its inner aggregations');
    }
    const [type, parameters] = entry as [string, Json];
    const scope: AggregationScope = {
      index,
      inner: (bucketDocs) => {
        bucketCount += 1;
        if (bucketCount > maxBuckets) {
          throw tooManyBuckets();
        }
        return level(bucketDocs, (aggregations ?? {}) as Json);
      },
    };
    switch (type) {
      case 'filters':
        return filtersBuckets(scope, levelDocs, parameters);
      case 'terms':
        return termsBuckets(scope, levelDocs, parameters);
      case 'date_histogram':
        return dateHistogramBuckets(scope, levelDocs, parameters);
      case 'cardinality':
      case 'avg':
      case 'sum':
      case 'min':
      case 'max':
        return metricValue(index, levelDocs, type, parameters);
      default:
        throw requestError(`Unknown aggregation type [${type}]`);
    }
  };

  const filtersBuckets = (scope: AggregationScope, levelDocs: readonly number[], parameters: Json): Json => {
    const filters = Object.entries((parameters.filters ?? {}) as Json);
    const buckets = filters.map(([key, query]) => {
      const set = filterSets.get(query) ?? matchQuery(index, query);
      filterSets.set(query, set);
      const found = levelDocs.filter((doc) => set[doc]);
      return [key, { doc_count: found.length, ...scope.inner(found) }];
    });
    return { buckets: Object.fromEntries(buckets) as Json };
  };

  return level(docs, aggs);
}

function tooManyBuckets(): SearchError {
  return new SearchError({
    scope: 'buckets',
    type: 'too_many_buckets_exception',
    reason:
      `Trying to create too many buckets. Must be less than or equal to: [${maxBuckets}] but this number of buckets ` +
      'was exceeded. This limit can be set by changing the [search.max_buckets] cluster level setting.',
  });
}
