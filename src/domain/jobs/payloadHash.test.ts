import { payloadHash } from './payloadHash';

test('equal texts hash alike, whatever became of them on the way', () => {
  expect(payloadHash('{"id":"1"}')).toBe(payloadHash(['{"id"', ':"1"}'].join('')));
});

test('texts that differ a little hash apart', () => {
  const hashes = Array.from({ length: 20_000 }, (_, index) => payloadHash(`{"candidateId":"${index}"}`));
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(payloadHash('')).not.toBe(payloadHash(' '));
  expect(payloadHash('ab')).not.toBe(payloadHash('ba'));
});

test('nothing of the text is left', () => {
  const hash = payloadHash('telephone');
  expect(Number.isSafeInteger(hash) && hash >= 0).toBe(true);
});
