import { DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { Observable, lastValueFrom, of } from 'rxjs';
import { WIDEST, askWidening } from './askWidening';
import { countTarget } from './logTargets';

const HOUR_MS = 3_600_000;
const span = { fromMs: 0, toMs: 100 * HOUR_MS };

/** Asks a search engine that refuses each of the failures in turn; what steps it was asked for. */
async function ask(...failures: string[]) {
  const stepsMs: number[] = [];
  const asked: number[] = [];
  const query = ({ intervalMs }: DataQueryRequest): Observable<DataQueryResponse> => {
    const message = failures[stepsMs.push(intervalMs) - 1];
    return of({ data: [], errors: [{ refId: 'count', message: message ?? 'none' }] });
  };
  const targetsAs = (widening: number) => {
    asked.push(widening);
    return [countTarget('q')];
  };
  const { answers, widening } = await lastValueFrom(askWidening({ api: { query }, rawSearch: null }, targetsAs, span));
  return { stepsMs, asked, widening, failure: answers[0]?.failure };
}

test.each(['Trying to create too many buckets. Must be less than [9]', 'too_many_buckets_exception'])(
  '%s: asks for steps twice as wide, until it is answered',
  async (tooMany) => {
    const { stepsMs, asked, widening, failure } = await ask(tooMany, tooMany);
    expect(stepsMs).toEqual([HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS]);
    expect(asked).toEqual([1, 2, 4]);
    expect([widening, failure]).toEqual([4, 'none']);
  }
);

test('the widest steps are too many: says how to mend it', async () => {
  const { widening, failure } = await ask(...Array<string>(9).fill('too many buckets'));
  expect(widening).toBe(WIDEST);
  expect(failure).toMatch(/^too many buckets .*raise search\.max_buckets/);
});

test('wider steps help against nothing else', async () => {
  expect((await ask('Unknown field')).asked).toEqual([1]);
});
