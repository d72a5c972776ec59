import { documentsOfText } from './documentsOfText';

test('a document a line, named by the line’s number', () => {
  expect(documentsOfText('{"a":1}\n{"b":2}\n')).toEqual([
    { id: 'line-1', source: { a: 1 } },
    { id: 'line-2', source: { b: 2 } },
  ]);
});

test('blank lines count as lines and give no document', () => {
  expect(documentsOfText('\n  \n{"a":1}\r\n\n{"b":2}').map(({ id }) => id)).toEqual(['line-3', 'line-5']);
});

test.each(['{"a":', '{"a":1}}', '[1]', '7', 'null', '"text"', 'CrmSyncJob - Started'])(
  'what is no object is kept as a message: %s',
  (line) => {
    expect(documentsOfText(line)).toEqual([{ id: 'line-1', source: { message: line } }]);
  }
);

test('nothing gives nothing', () => {
  expect(documentsOfText('')).toEqual([]);
  expect(documentsOfText('\n')).toEqual([]);
});

test('keys of the prototype stay the document’s own', () => {
  const [document] = documentsOfText('{"__proto__":{"message":"x"}}');
  expect(Object.keys(document!.source)).toEqual(['__proto__']);
  expect(document!.source['message']).toBeUndefined();
});
