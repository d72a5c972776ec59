import type { Dialect } from '../dialect';
import { multiSearchBody } from './multiSearchBody';
import { responseFrames } from './responseFrames';

/** As Grafana 12.3's Elasticsearch data source asks. */
export const elasticsearchDialect: Dialect = { multiSearchBody, responseFrames, errorFrames: () => [] };
