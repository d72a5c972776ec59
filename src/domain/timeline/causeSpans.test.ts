import { causeSpans } from './causeSpans';
import { makeRun } from './testing/makeRun';

const errorOf = (type: string | null, message = '') => ({ type, message, ownFrame: null });

/** A run that failed with these types of error, one an attempt; '' for none. */
const spansOf = (...types: string[]) => {
  const { attempts } = makeRun('x'.repeat(types.length), 0, 'retrying');
  const failed = attempts.map((attempt, index) => ({ ...attempt, error: types[index] ? errorOf(types[index]) : null }));
  return causeSpans(failed).map(({ fromN, toN, error }) => `${fromN}–${toN} ${error.type}`);
};

test('attempts that failed of one cause stand together, and again where it comes back', () => {
  expect(spansOf('A', 'A', 'A', 'B', 'B')).toEqual(['1–3 A', '4–5 B']);
  expect(spansOf('A', 'B', 'A')).toEqual(['1–1 A', '2–2 B', '3–3 A']);
});

test('an attempt whose error was not read changes nothing', () => {
  expect(spansOf('A', '', 'A', 'B')).toEqual(['1–3 A', '4–4 B']);
  expect(spansOf('', '')).toEqual([]);
});

test('where no type is known the message tells', () => {
  const [one, two] = makeRun('xx', 0, 'retrying').attempts;
  const spans = causeSpans([
    { ...one!, error: errorOf(null, 'refused') },
    { ...two!, error: errorOf(null, 'timed out') },
  ]);
  expect(spans.map(({ error }) => error.message)).toEqual(['refused', 'timed out']);
});
