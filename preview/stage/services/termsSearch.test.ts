import { dateTime } from '@grafana/data';
import { createLogStore } from '../../server/logStore/createLogStore';
import { termsOf, termsSearch } from './termsSearch';

const line = (app: string, hour: number) => ({
  '@timestamp': new Date(Date.UTC(2026, 5, 17, hour)).toISOString(),
  cf: { app },
});
const store = createLogStore([line('test', 1), line('prod', 2), line('prod', 3), line('old', 20)]);
const range = (fromHour: number, toHour: number) => {
  const from = dateTime(Date.UTC(2026, 5, 17, fromHour));
  const to = dateTime(Date.UTC(2026, 5, 17, toHour));
  return { from, to, raw: { from, to } };
};

test('gives the values of a field in the range, most frequent first', async () => {
  const body = termsSearch(
    { find: 'terms', field: 'cf.app.keyword' },
    { index: 'filebeat-*', timeField: '@timestamp' },
    range(0, 12)
  );
  const answer = JSON.parse((await store.search(body)).body);
  expect(termsOf(answer)).toEqual([
    { text: 'prod', value: 'prod' },
    { text: 'test', value: 'test' },
  ]);
});

test('no answer is no values', () => {
  expect(termsOf({ responses: [] })).toEqual([]);
});
