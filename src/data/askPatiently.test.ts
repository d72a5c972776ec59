import { DataQueryResponse } from '@grafana/data';
import { Observable, lastValueFrom, of } from 'rxjs';
import { askPatiently } from './askPatiently';
import { countTarget } from './logTargets';

function ask(...messages: Array<string | null>) {
  const query = jest.fn((): Observable<DataQueryResponse> => {
    const message = messages[Math.min(query.mock.calls.length, messages.length) - 1];
    return of({ data: [], errors: message ? [{ refId: 'count', message }] : [] });
  });
  const source = { api: { query }, rawSearch: null };
  const asked = askPatiently(source, [countTarget('q')], { fromMs: 0, toMs: 1 }, [1, 1]);
  return { query, asked };
}

test.each(['unexpected status code: 429', 'unexpected status code: 503', '[parent] Data too large, data for […]'])(
  '%s: asks again, and takes the answer that comes',
  async (message) => {
    const { query, asked } = ask(message, 'Unknown field');
    expect(await lastValueFrom(asked)).toEqual([{ frames: [], failure: 'Unknown field' }]);
    expect(query).toHaveBeenCalledTimes(2);
  }
);

test('gives up after the last delay, and says that it waited', async () => {
  const { query, asked } = ask('unexpected status code: 429');
  const failure = 'It was too busy 3 times in a row: unexpected status code: 429';
  expect(await lastValueFrom(asked)).toEqual([{ frames: [], failure }]);
  expect(query).toHaveBeenCalledTimes(3);
});

test('any other failure is final', async () => {
  const { query, asked } = ask('unexpected status code: 400');
  await lastValueFrom(asked);
  expect(query).toHaveBeenCalledTimes(1);
});

test('unsubscribing while it waits asks no more', async () => {
  const { query, asked } = ask('unexpected status code: 429');
  asked.subscribe().unsubscribe();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(query).toHaveBeenCalledTimes(1);
});
