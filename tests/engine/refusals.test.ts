import { describeWithEngine, engineUrl, fillEngine, send } from './engine';
import { quietDay, readQuietDay } from './quietDay';
import { Refusal, hangingUp, refusing, startProxy } from './proxy';

/** What a real search engine, or what stands before it, refuses on a day that is well: never an all-clear. */

/** Refusal, and what the screen says of it. */
const refusals: Array<[name: string, refusal: Refusal, said: RegExp]> = [
  ['HTTP 400', refusing(400, 'illegal_argument_exception', 'no'), /status code: 400/],
  ['HTTP 401', refusing(401, 'security_exception', 'missing authentication'), /status code: 401/],
  ['HTTP 403', refusing(403, 'security_exception', 'not allowed'), /status code: 403/],
  [
    'HTTP 429, however long one waits',
    refusing(429, 'rejected_execution_exception', 'queue full'),
    /too busy 3 times.*status code: 429/,
  ],
  ['HTTP 503, however long one waits', refusing(503, 'unavailable', 'no'), /too busy 3 times.*status code: 503/],
  [
    'HTTP 503 for too many buckets',
    refusing(503, 'too_many_buckets_exception', 'Trying to create too many buckets'),
    /status code: 503/,
  ],
  ['HTTP 504, a gateway’s time-out', refusing(504, 'timeout', 'upstream timed out'), /status code: 504/],
  ['the network is gone', hangingUp(0), /fetch failed/],
  ['the network goes amid paging', hangingUp(2), /fetch failed/],
  [
    'a proxy’s page',
    (response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
      return true;
    },
    /invalid character '<'/,
  ],
];

/** Settings of the search engine itself with which it gives up. */
const limits: Array<[name: string, settings: object, said: RegExp]> = [
  ['a circuit breaker', { 'indices.breaker.request.limit': '1kb' }, /data too large/i],
];

describeWithEngine('a day without a failure', () => {
  beforeAll(() => fillEngine(quietDay.documents), 60_000);

  async function readThrough(refusal: Refusal) {
    const proxy = await startProxy(refusal);
    return readQuietDay(proxy.url).finally(proxy.stop);
  }

  test('through a proxy that lets everything pass it is well', async () => {
    expect(await readThrough(() => false)).toEqual({ level: 'ok', said: '' });
  });

  test('a search engine that is busy twice: it is asked again, and it is well', async () => {
    const busy = refusing(429, 'rejected_execution_exception', 'queue full');
    expect(await readThrough((response, asked) => asked < 2 && busy(response, asked))).toEqual({
      level: 'ok',
      said: '',
    });
  }, 20_000);

  test.each(refusals)(
    '%s: cannot tell',
    async (_name, refusal, words) => {
      const { level, said } = await readThrough(refusal);
      expect({ level, said }).toEqual({ level: 'unknown', said: expect.stringMatching(words) });
    },
    30_000
  );

  test.each(limits)(
    '%s: cannot tell',
    async (_name, settings, words) => {
      await send('PUT', '_cluster/settings', JSON.stringify({ transient: settings }));
      const { level, said } = await readQuietDay(engineUrl).finally(() => {
        const reset = Object.fromEntries(Object.keys(settings).map((name) => [name, null]));
        return send('PUT', '_cluster/settings', JSON.stringify({ transient: reset }));
      });
      expect({ level, said }).toEqual({ level: 'unknown', said: expect.stringMatching(words) });
    },
    30_000
  );
});
