import type { EngineAnswer, SearchEngine } from './searchEngine';

/**
 * A real Elasticsearch, asked as Grafana's back end asks it.
 *
 * @param url its address; a user and password in it are sent as basic authentication.
 */
export function remoteElasticsearch(url: string): SearchEngine {
  const address = new URL(url);
  const credentials = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`;
  const headers: Record<string, string> = address.username
    ? { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }
    : {};
  const base = `${address.origin}${address.pathname.replace(/\/$/, '')}`;

  return {
    search: (ndjson) =>
      answerOf(
        fetch(`${base}/_msearch?max_concurrent_shard_requests=5`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/x-ndjson' },
          body: ndjson,
        })
      ),
    lookUp: (path) => answerOf(fetch(`${base}/${path}${path.endsWith('_field_caps') ? '?fields=*' : ''}`, { headers })),
  };
}

async function answerOf(request: Promise<Response>): Promise<EngineAnswer> {
  try {
    const response = await request;
    return { status: response.status, body: await response.text() };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { message: string } };
    throw new Error(cause ? `${message}: ${cause.message}` : message);
  }
}
