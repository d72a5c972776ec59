import { RISON } from 'rison2';
import { TimeSpan } from '../coverage';
import { LineSearch, kibanaQueries } from './lineSearch';
import { percentEncode } from './percentEncode';
import { webAddress } from './webAddress';

export const kibanaFlavours = ['legacy', 'discover', 'opensearch'] as const;

/** `legacy`: the runbook's address (Kibana 5 to 7); `discover`: Kibana since 7; `opensearch`: OpenSearch Dashboards since 2.9. */
export type KibanaFlavour = (typeof kibanaFlavours)[number];

export interface KibanaSettings {
  /** Where Kibana answers, with its base path: `https://host/_dashboards`. '' for none. */
  baseUrl: string;
  flavour: KibanaFlavour;
  /** Id of the index pattern or data view. */
  indexPattern: string;
  columns: readonly string[];
}

// What browsers, chat tools and proxies carry safely, and what most of them still carry.
const SAFE_LENGTH = 2000;
const LONGEST = 8000;

// The shipper's clock may differ from the application's, which the spans are made of.
const MARGIN_MS = 60_000;

const rison = (value: unknown): string => percentEncode(RISON.stringify(value));

function timeState({ fromMs, toMs }: TimeSpan): Record<string, unknown> {
  const [from, to] = [fromMs - MARGIN_MS, toMs + MARGIN_MS].map((ms) => new Date(ms).toISOString());
  return { refreshInterval: { pause: true, value: 0 }, time: { from, mode: 'absolute', to } };
}

const noFilters = { filters: [] };
const newestFirst = [['@timestamp', 'desc']];

function addressPath({ flavour, indexPattern, columns }: KibanaSettings, span: TimeSpan, text: string): string {
  const query = { language: 'kuery', query: text };
  const global = rison({ ...noFilters, ...timeState(span) });
  if (flavour === 'opensearch') {
    const discover = { columns, isDirty: false, sort: newestFirst };
    const state = rison({ discover, metadata: { indexPattern, view: 'discover' } });
    return `/app/data-explorer/discover#?_a=${state}&_g=${global}&_q=${rison({ ...noFilters, query })}`;
  }
  // Later versions of Kibana read `index` as the data view's id.
  const state = rison({ columns, ...noFilters, index: indexPattern, interval: 'auto', query, sort: newestFirst });
  return `${flavour === 'legacy' ? '/app/kibana#/discover' : '/app/discover#/'}?_g=${global}&_a=${state}`;
}

/**
 * Address that opens the lines of a search in Kibana or OpenSearch Dashboards, over its span with a margin of a minute.
 * Where the exact search makes the address too long, a broader one that still finds the lines takes its place.
 * @returns null when no Kibana is set, or no address of bearable length finds the lines
 */
export function kibanaLink(kibana: KibanaSettings, search: LineSearch): string | null {
  const base = webAddress(kibana.baseUrl);
  if (base === null) {
    return null;
  }
  const addresses = kibanaQueries(search).map((text) => base + addressPath(kibana, search.span, text));
  return (
    addresses.find(({ length }) => length <= SAFE_LENGTH) ?? addresses.find(({ length }) => length <= LONGEST) ?? null
  );
}
