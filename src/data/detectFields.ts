import { DataSourceWithBackend } from '@grafana/runtime';
import { FieldProposal, knownMessageFields, proposeFields } from '../domain/jobs/proposeFields';
import { LogDocument } from '../domain/jobs/logDocument';
import { TimeSpan } from '../domain/coverage';
import { DataProblem, isDataProblem } from './dataProblem';
import { TEMPLATE_FIELDS, lucenePhrase } from './logQuery';
import { LogSource, RawSearch, openLogSource } from './logSource';

/** Proposed names of fields, and what could not be looked at. */
export interface DetectedFields {
  proposal: FieldProposal;
  /** A sentence each. */
  doubts: string[];
}

type Loose = Readonly<Record<string, unknown>>;
const asLoose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const MOST_LINES = 100;

/** Why an answer did not come: what the data source says, or its status. */
function reasonOf(error: unknown): string {
  const { data, statusText, message, status } = asLoose(error);
  const reason = asLoose(data).message ?? message ?? statusText ?? '';
  return `${status === undefined ? '' : `HTTP ${String(status)} `}${String(reason)}`.trim().slice(0, 200);
}

/** The fields that the index has, each with its kinds; rejects where nobody may ask. */
async function readKinds({ api }: LogSource, { index }: RawSearch): Promise<ReadonlyMap<string, Loose[]>> {
  const { getResource } = api as Partial<DataSourceWithBackend>;
  const path = index === '' ? '_field_caps' : `${encodeURIComponent(index)}/_field_caps`;
  const answer: unknown = await getResource?.call(api, path, undefined, { showErrorAlert: false });
  const named = Object.entries(asLoose(asLoose(answer).fields));
  return new Map(
    named
      .filter(([, kinds]) => !Object.hasOwn(asLoose(kinds), 'object'))
      .map(([name, kinds]) => [name, Object.values(asLoose(kinds)).map(asLoose)])
  );
}

/** What stands against finding words in a field, by its kinds. */
function wordDoubts(field: string, kinds: readonly Loose[] = []): string[] {
  const unfit = kinds.filter(({ type, searchable }) => !String(type).includes('text') || searchable === false);
  return unfit.map(({ type, searchable }) => {
    const held = `${String(type)}${searchable === false ? ', not indexed' : ''}`;
    return `No words can be found in “${field}” where an index holds it as ${held}: map it as text.`;
  });
}

/** Newest lines that may be a job's, whatever field holds their text. */
async function readSome({ index, timeField, post }: RawSearch, { fromMs, toMs }: TimeSpan): Promise<LogDocument[]> {
  const words = ['Started', 'Succeeded', 'Failed to process the job'].map(lucenePhrase).join(' OR ');
  const query = [...knownMessageFields, ...TEMPLATE_FIELDS].map((field) => `${field}:(${words})`).join(' OR ');
  const range = { [timeField]: { gte: fromMs, lte: toMs, format: 'epoch_millis' } };
  const search = {
    size: MOST_LINES,
    sort: [{ [timeField]: { order: 'desc', unmapped_type: 'boolean' } }],
    query: { bool: { filter: [{ range }, { query_string: { query, analyze_wildcard: true } }] } },
  };
  const answer = await post(`${JSON.stringify({ ignore_unavailable: true, index })}\n${JSON.stringify(search)}\n`);
  const [response] = asList(asLoose(answer).responses);
  const { hits, error } = asLoose(response);
  if (error !== undefined) {
    throw new Error(String(asLoose(error).reason ?? 'The search failed.'));
  }
  return asList(asLoose(hits).hits).map((hit) => {
    const { _id: id, _source: source } = asLoose(hit);
    // The data source's own name for the time does not matter here, but a line without any is no event.
    return { id: String(id), source: { '@timestamp': asLoose(source)[timeField], ...asLoose(source) } };
  });
}

/**
 * Looks at a data source's fields and at some of its newest lines, and proposes which fields hold what. What may not be
 * looked at is among the doubts.
 * @param span ms since the epoch, both ends included
 */
export async function detectFields(dataSourceUid: string, span: TimeSpan): Promise<DetectedFields | DataProblem> {
  const source = await openLogSource(dataSourceUid);
  if (isDataProblem(source)) {
    return source;
  }
  const { rawSearch } = source;
  if (!rawSearch) {
    return {
      title: 'The fields cannot be looked at',
      detail: 'This data source lets nobody ask for its fields.',
      wayOut: 'Write the names as they stand in Kibana, and press Test.',
    };
  }
  const [kinds, lines] = await Promise.allSettled([readKinds(source, rawSearch), readSome(rawSearch, span)]);
  const documents = lines.status === 'fulfilled' ? lines.value : [];
  const fields = kinds.status === 'fulfilled' ? kinds.value : null;
  const proposal = proposeFields(fields && new Set(fields.keys()), documents);
  const doubts = [
    ...(kinds.status === 'rejected' ? [`The list of fields could not be read (${reasonOf(kinds.reason)}).`] : []),
    ...(lines.status === 'rejected' ? [`No line could be read (${reasonOf(lines.reason)}).`] : []),
    ...(proposal.jobLines === 0
      ? ['No line of a job was found in these 24 hours: the names are proposed because they are the usual ones.']
      : []),
    ...wordDoubts(proposal.message, fields?.get(proposal.message)),
  ];
  return { proposal, doubts };
}
