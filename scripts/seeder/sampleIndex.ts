import type { LogDocument } from '../../preview/server/logStore/logIndex';

/** The seeder's own index, which it may delete: no real one has this name. */
const INDEX = 'filebeat-failed-jobs-sample';
const DOCUMENTS_AT_ONCE = 2000;

/** The index that the samples lie in, in an Elasticsearch or an OpenSearch. */
export class SampleIndex {
  constructor(private readonly url: string) {}

  /** Removes what an earlier run put there. */
  async clear(): Promise<void> {
    await this.ask('DELETE', INDEX, { allows: [404] });
  }

  /** Adds documents, to be found at once. */
  async add(documents: readonly LogDocument[]): Promise<void> {
    for (let start = 0; start < documents.length; start += DOCUMENTS_AT_ONCE) {
      const lines = documents
        .slice(start, start + DOCUMENTS_AT_ONCE)
        .flatMap((document) => ['{"index":{}}', JSON.stringify(document)]);
      const { errors, items } = await this.ask('POST', `${INDEX}/_bulk`, { body: `${lines.join('\n')}\n` });
      if (errors) {
        const refused = (items as Array<{ index: { error?: unknown } }>).find(({ index }) => index.error);
        throw new Error(`A document was refused: ${JSON.stringify(refused?.index.error)}`);
      }
    }
    await this.ask('POST', `${INDEX}/_refresh`);
  }

  private async ask(
    method: string,
    path: string,
    { body, allows = [] }: { body?: string; allows?: number[] } = {}
  ): Promise<Record<string, unknown>> {
    const headers = body === undefined ? undefined : { 'content-type': 'application/x-ndjson' };
    const response = await fetch(`${this.url}/${path}`, { method, headers, body });
    const text = await response.text();
    if (!response.ok && !allows.includes(response.status)) {
      throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    }
    return JSON.parse(text) as Record<string, unknown>;
  }
}
