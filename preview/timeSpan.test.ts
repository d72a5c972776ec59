import { timeSpan } from './timeSpan';

test('is the first and last readable time, in whatever order the documents come', () => {
  const at = (time: unknown) => ({ '@timestamp': time });
  const documents = [at('2026-06-17T10:00:00.5Z'), at('not a time'), {}, at('2026-06-17T09:00:00Z')];
  expect(timeSpan(documents)).toEqual({
    fromMs: Date.UTC(2026, 5, 17, 9),
    toMs: Date.UTC(2026, 5, 17, 10, 0, 0, 500),
  });
});

test('is undefined when no document tells its time', () => {
  expect(timeSpan([{}, { '@timestamp': null }])).toBeUndefined();
});
