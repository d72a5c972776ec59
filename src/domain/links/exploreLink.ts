import { queryString } from './percentEncode';

/** A data source as Grafana's addresses name it. */
export interface SourceRef {
  uid: string;
  /** Its plugin's id. */
  type: string;
}

/** What Explore opens. */
export interface ExploreSearch {
  /** Lucene query texts, the most exact first; each finds at least what the one before does. */
  queries: readonly string[];
  /** As Grafana writes them: `now-24h`, or ms since the epoch. */
  from: string;
  to: string;
  /** Grafana's organisation; null leaves it to the session. */
  orgId: number | null;
}

// What proxies carry of a request line, with room for the host's name.
const LONGEST = 7800;

// Three letters: Explore gives other names to panes that are named otherwise.
const PANE = 'job';

/** Form of Explore's addresses since Grafana 10: `schemaVersion=1&panes={…}`. */
function address({ uid, type }: SourceRef, query: string, { from, to, orgId }: ExploreSearch): string {
  // A logs query shows the lines with their histogram; 500 as text, for a number is not understood.
  const metrics = [{ id: '1', type: 'logs', settings: { limit: '500' } }];
  const target = { refId: 'A', datasource: { type, uid }, query, metrics, bucketAggs: [] };
  const panes = { [PANE]: { datasource: uid, queries: [target], range: { from, to } } };
  return `/explore?${queryString({
    schemaVersion: '1',
    panes: JSON.stringify(panes),
    orgId: orgId === null ? '' : String(orgId),
  })}`;
}

/**
 * Path within Grafana that opens log lines in Explore; the caller puts Grafana's own base path before it. Where the exact query
 * makes the address too long, a broader one takes its place.
 * @returns null when no query is short enough
 */
export function exploreLink(source: SourceRef, search: ExploreSearch): string | null {
  const addresses = search.queries.map((query) => address(source, query, search));
  return addresses.find(({ length }) => length <= LONGEST) ?? null;
}
