import { gzipSync } from 'node:zlib';

import { loadLogs, readLogs } from './loadLogs';

const bytes = (text: string) => new TextEncoder().encode(text);

test('each line is a document; empty lines, a byte order mark and Windows line ends are nothing', () => {
  const loaded = readLogs(bytes('\uFEFF{"a":1}\r\n\r\n  \n{"b":"ä"}'));
  expect(loaded).toEqual({ documents: [{ a: 1 }, { b: 'ä' }], unreadable: [] });
});

test('a compressed file is read too', () => {
  expect(readLogs(gzipSync('{"a":1}\n{"a":2}\n')).documents).toEqual([{ a: 1 }, { a: 2 }]);
});

test('what is no JSON object is counted with its line and reason, and never quoted', () => {
  const loaded = readLogs(bytes('{"a":1}\nsecret name\n{"secret":"na\n[1]\n5\nnull\n{"a":2}\n'));
  expect(loaded.documents).toEqual([{ a: 1 }, { a: 2 }]);
  expect(loaded.unreadable).toEqual([
    { line: 2, reason: 'not valid JSON' },
    { line: 3, reason: 'the line is cut off' },
    { line: 4, reason: 'JSON, but not an object' },
    { line: 5, reason: 'JSON, but not an object' },
    { line: 6, reason: 'JSON, but not an object' },
  ]);
  expect(JSON.stringify(loaded.unreadable)).not.toContain('secret');
});

test('a compressed file that was cut off gives what there is, and says that it was', () => {
  const lines = Array.from({ length: 5000 }, (_, n) => JSON.stringify({ n, text: String(Math.sin(n)) })).join('\n');
  const whole = gzipSync(lines);
  const { documents, unreadable } = readLogs(whole.subarray(0, whole.length / 2));
  expect(documents.length).toBeGreaterThan(1000);
  expect(documents.length).toBeLessThan(4000);
  expect(unreadable.at(-1)).toEqual({ line: expect.any(Number), reason: 'the compressed file is cut off here' });
});

test('a file that only looks compressed is said to be unreadable', () => {
  const { documents, unreadable } = readLogs(Uint8Array.of(0x1f, 0x8b, 1, 2, 3));
  expect(documents).toEqual([]);
  expect(unreadable).toHaveLength(1);
});

test('lines of a megabyte and documents without a time are kept', () => {
  const { documents, unreadable } = readLogs(bytes(`{"message":"${'x'.repeat(1_000_000)}"}\n{"@timestamp":7}\n`));
  expect([documents.length, unreadable]).toEqual([2, []]);
});

test('only a file that cannot be read is an error', () => {
  expect(() => loadLogs('/nowhere/day.ndjson')).toThrow(/nowhere/);
});
