import fc from 'fast-check';
import { percentEncode, queryString } from './percentEncode';

test('what is encoded reads back, whatever it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const wellFormed = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(value));
      expect(decodeURIComponent(percentEncode(value))).toBe(wellFormed);
    })
  );
});

test('nothing that a chat tool, Markdown or HTML takes for an end is left', () => {
  expect(percentEncode(`a(b)'c'*!"<>#&?=+ %`)).toMatch(/^[\w%.~-]+$/);
});

test('half a character neither throws nor stays', () => {
  expect(percentEncode('a\ud800b')).toBe('a%EF%BF%BDb');
  expect(percentEncode('\u{1f600}')).toBe('%F0%9F%98%80');
});

test('empty parameters are left out', () => {
  expect(queryString({ from: 'now-24h', to: '', 'var-App': 'a&b' })).toBe('from=now-24h&var-App=a%26b');
});
