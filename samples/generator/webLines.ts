import type { LogEvent } from './logEvent';
import type { Random } from './random';

export interface WebRequest {
  method: 'GET' | 'POST';
  path: string;
  query?: string;
  agent?: string;
  correlationId?: string;
}

const HOST = 'getintoteachingapi-production.teacherservices.example.test';

/** The line that the API's middleware writes for every request it has answered. */
export function httpLine(
  random: Random,
  request: WebRequest,
  at: Pick<LogEvent, 'atMs' | 'instance' | 'generation'>
): LogEvent {
  const { method, path, query = '', agent = 'GetIntoTeachingApiClient/1.1.0/ruby' } = request;
  const connectionId = `0HN${random.hex(10).toUpperCase()}`;
  return {
    ...at,
    source: 'GetIntoTeachingApi.Middleware.RequestResponseLoggingMiddleware',
    template: '{Identifier}: {Info}',
    properties: {
      Identifier: 'HTTP Response',
      Info: infoOf(path, query),
    },
    request: {
      traceId: random.hex(32),
      spanId: random.hex(16),
      enriched: {
        RequestMethod: method,
        RequestPath: path,
        UserAgent: agent,
        CorrelationId: request.correlationId ?? `CID-${random.guid()}`,
        RequestId: `${connectionId}:${random.hex(8).toUpperCase()}`,
        ConnectionId: connectionId,
      },
    },
  };
}

const known = new Map<string, string>();

/** Most requests are for the same few paths: their texts are built once and shared. */
function infoOf(path: string, query: string): string {
  const key = path + query;
  const info =
    known.get(key) ?? `{ Scheme = https, Host = ${HOST}, Path = ${path}, QueryString = ${query}, Payload =  }`;
  known.set(key, info);
  return info;
}
