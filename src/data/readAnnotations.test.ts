import { toDataFrame } from '@grafana/data';
import { readAnnotations } from './readAnnotations';

test('annotations come in order of time, with the name of their query where they have no title', () => {
  const frame = toDataFrame({
    fields: [
      { name: 'time', values: [2000, 1000, null] },
      { name: 'timeEnd', values: [3000, undefined, 9] },
      { name: 'title', values: ['', 'deploy 4f21c9e', 'no time'] },
      { name: 'text', values: ['api-prod', null, ''] },
      { name: 'color', values: ['blue', 'red', ''] },
      { name: 'source', values: [{ name: 'Deployments' }, { name: 'Deployments' }, null] },
    ],
  });
  expect(readAnnotations([frame])).toEqual([
    { fromMs: 1000, toMs: 1000, title: 'deploy 4f21c9e', text: '', colour: 'red' },
    { fromMs: 2000, toMs: 3000, title: 'Deployments', text: 'api-prod', colour: 'blue' },
  ]);
});

test('none are none', () => {
  expect(readAnnotations(undefined)).toEqual([]);
  expect(readAnnotations([toDataFrame({ fields: [{ name: 'value', values: [1] }] })])).toEqual([]);
});
