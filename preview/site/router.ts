import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { sendJson } from './http';

export interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  /** What the path has where the route's pattern has a group. */
  parts: string[];
}

export type Route = [method: RegExp, path: RegExp, handle: (call: Call) => void | Promise<void>];

/** Hands each request to the first route that fits. What a route throws becomes HTTP 500 with its message. */
export function router(routes: readonly Route[]): RequestListener {
  return (request, response) => {
    answer(routes, request, response).catch((error: unknown) =>
      sendJson(response, 500, { message: error instanceof Error ? error.message : String(error) })
    );
  };
}

async function answer(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isLocal(request.headers.host)) {
    return sendJson(response, 403, { message: 'The preview answers to this machine only.' });
  }
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwnPage(request.headers)) {
    return sendJson(response, 403, { message: 'origin not allowed' });
  }
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const asked = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
  for (const [method, pattern, handle] of routes) {
    const match = method.test(asked) && pattern.exec(path);
    if (match) {
      return handle({ request, response, parts: match.slice(1) });
    }
  }
  sendJson(response, 404, { message: 'The preview has nothing at this address.' });
}

/** A page from elsewhere could give its own name this machine's address and read the logs; its Host header tells. */
function isLocal(host = ''): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host);
}

/**
 * Whether the preview's own page asks, or no page at all: a page from elsewhere could change the settings otherwise, since
 * browsers send a plain POST without asking first. Grafana refuses the same.
 */
function isOwnPage({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean {
  return origin === undefined ? site !== 'cross-site' && site !== 'same-site' : origin === `http://${host}`;
}
