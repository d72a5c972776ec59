import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { engineUrl } from './engine';

/** Answers in the search engine's place; false: lets the request pass. `asked` counts the searches from 0. */
export type Refusal = (response: ServerResponse, asked: number) => boolean;

/** A proxy before the search engine that refuses searches, as what stands between Grafana and a cluster may do. */
export async function startProxy(refuse: Refusal): Promise<{ url: string; stop: () => Promise<void> }> {
  let asked = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      if (request.url?.startsWith('/_msearch') && refuse(response, asked++)) {
        return;
      }
      const headers = { 'content-type': request.headers['content-type'] ?? 'application/json' };
      const answer = await fetch(engineUrl + request.url, { method: request.method, headers, body: body || undefined });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) {
    body += String(part);
  }
  return body;
}

/** Refuses every search from one on, as a search engine does: with a status, and the reason in JSON. */
export const refusing =
  (status: number, type: string, reason: string, fromAsked = 0): Refusal =>
  (response, asked) => {
    if (asked < fromAsked) {
      return false;
    }
    const error = { root_cause: [{ type, reason }], type, reason };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error, status }));
    return true;
  };

/** Breaks the connection, from one search on. */
export const hangingUp =
  (fromAsked: number): Refusal =>
  (response, asked) => {
    if (asked >= fromAsked) {
      response.destroy();
    }
    return asked >= fromAsked;
  };
