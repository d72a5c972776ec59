import fc from 'fast-check';

import { buildTextIndex, valuesWithAnyToken, valuesWithPhrase } from './textIndex';

const marked = (set: Uint8Array) => [...set].flatMap((isMarked, id) => (isMarked ? [id] : []));

test('a phrase never spans two values, nor matches in another order', () => {
  const index = buildTextIndex(['one two', 'three one', 'two one', 'zero one two three']);
  expect(marked(valuesWithPhrase(index, ['one', 'two']))).toEqual([0, 3]);
  expect(marked(valuesWithPhrase(index, ['two', 'three']))).toEqual([3]);
  expect(marked(valuesWithPhrase(index, ['one', 'unknown']))).toEqual([]);
});

test('a slop lets words stand apart, and change places at a cost of two', () => {
  const index = buildTextIndex(['one two', 'one x two', 'two one', 'one x x x two']);
  expect(marked(valuesWithPhrase(index, ['one', 'two'], 1))).toEqual([0, 1]);
  expect(marked(valuesWithPhrase(index, ['one', 'two'], 2))).toEqual([0, 1, 2]);
  expect(marked(valuesWithPhrase(index, ['one', 'two'], 3))).toEqual([0, 1, 2, 3]);
});

test('a word that a phrase repeats must stand there as often', () => {
  const index = buildTextIndex(['one two three', 'one two one', 'one one x one']);
  expect(marked(valuesWithPhrase(index, ['one', 'one'], 50))).toEqual([1, 2]);
  expect(marked(valuesWithPhrase(index, ['one', 'one', 'one'], 50))).toEqual([2]);
});

test('phrases and words are found as a plain search through the words finds them', () => {
  const word: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd');
  const words = fc.array(word, { maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 12 }),
      fc.array(word, { minLength: 1, maxLength: 4 }),
      (values, phrase) => {
        const texts = values.map((value) => value.join(' '));
        const index = buildTextIndex(texts);
        const holds = (text: string) => ` ${text} `.includes(` ${phrase.join(' ')} `);
        expect(marked(valuesWithPhrase(index, phrase))).toEqual(texts.flatMap((text, id) => (holds(text) ? [id] : [])));
        const ids = phrase.map((each) => index.tokenIds.get(each)).filter((id) => id !== undefined);
        const hasAny = (value: string[]) => value.some((each) => phrase.includes(each));
        expect(marked(valuesWithAnyToken(index, ids))).toEqual(
          values.flatMap((value, id) => (hasAny(value) ? [id] : []))
        );
      }
    )
  );
});
