/**
 * Fills an Elasticsearch with a sample day, laid so that it ends now. What an earlier run put there is replaced.
 * For docker-compose.yaml: needs Node 24 and no packages. ELASTICSEARCH_URL is where, SAMPLE which day of samples/.
 */
const url = process.env.ELASTICSEARCH_URL ?? 'http://localhost:9200';
const sample = process.env.SAMPLE ?? 'crm-outage-small';
/** The seeder's own index, which it may delete: no real one has this name. */
const index = 'filebeat-failed-jobs-sample';
const documentsAtOnce = 2000;

// Named whole and at run time, since only Node's own TypeScript wants the ending.
const shared = new URL('../preview/server/', import.meta.url);
/** @type {typeof import('../preview/server/loadLogs')} */
const { loadLogs } = await import(new URL('loadLogs.ts', shared).href);
/** @type {typeof import('../preview/server/shiftTimes')} */
const { shiftTimesToEnd } = await import(new URL('shiftTimes.ts', shared).href);

/**
 * @param {string} method @param {string} path
 * @param {{ body?: string, allows?: number[] }} [options] `allows`: failures that are no trouble
 * @returns {Promise<any>} the answer
 */
async function ask(method, path, { body, allows = [] } = {}) {
  const headers = body ? { 'content-type': 'application/x-ndjson' } : undefined;
  const response = await fetch(`${url}/${path}`, { method, headers, body });
  const text = await response.text();
  if (!response.ok && !allows.includes(response.status)) {
    throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  }
  return JSON.parse(text);
}

const { documents } = loadLogs(new URL(`../samples/${sample}.ndjson.gz`, import.meta.url).pathname);
const shifted = shiftTimesToEnd(documents, Date.now());
await ask('DELETE', index, { allows: [404] });
for (let start = 0; start < shifted.length; start += documentsAtOnce) {
  const lines = shifted
    .slice(start, start + documentsAtOnce)
    .flatMap((document) => ['{"index":{}}', JSON.stringify(document)]);
  const { errors, items } = await ask('POST', `${index}/_bulk`, { body: `${lines.join('\n')}\n` });
  if (errors) {
    const failed = items.find((/** @type {any} */ item) => item.index.error);
    throw new Error(`A document was refused: ${JSON.stringify(failed.index.error)}`);
  }
}
await ask('POST', `${index}/_refresh`);
console.log(`${shifted.length} documents of ${sample} in ${index}, the last one of this minute`);
