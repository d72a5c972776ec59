import { parse } from 'papaparse';
import { csv } from './csv';

const readBack = (text: string): string[][] => parse<string[]>(text, { skipEmptyLines: true }).data;

test('a parser reads back what was written, whatever the cells hold', () => {
  const rows = [
    ['plain', 'with, comma', 'with "quotes"', 'two\nlines', 'ünïcødé 😀'],
    ['', '"', ',', 'a\r\nb', "it's"],
  ];
  expect(readBack(csv(['a', 'b', 'c', 'd', 'e'], rows))).toEqual([['a', 'b', 'c', 'd', 'e'], ...rows]);
});

test.each(['=1+1', '+44 20', '-2', '@SUM(A1)', '\t=1', ' =HYPERLINK("https://evil.example")', '\r=1'])(
  '%j is no formula for a spreadsheet',
  (text) => {
    const [, [read = ''] = []] = readBack(csv(['cell'], [[text]]));
    expect(read).toBe(`'${text}`);
  }
);

test.each(['a=b', 'CID-1', '2026-06-18T14:36:04.699Z', 'UpsertModelJob<PhoneCall>'])('%j stays as it is', (text) => {
  expect(csv(['cell'], [[text]])).toBe(`cell\r\n${text}\r\n`);
});

test('numbers are numbers, negative ones too; a table without rows has its head', () => {
  expect(csv(['n'], [[-5], [12]])).toBe('n\r\n-5\r\n12\r\n');
  expect(csv(['a', 'b'], [])).toBe('a,b\r\n');
});
