import { quotedPhrase } from './quotedPhrase';

test.each([
  ['Deleted', '"Deleted"'],
  ['say "no" \\ (odd)', '"say \\"no\\" \\\\ (odd)"'],
  ['a\nb\tc\u007f', '"a b c "'],
  ['', '""'],
])('%j as a phrase is %s', (text, phrase) => {
  expect(quotedPhrase(text)).toBe(phrase);
});
