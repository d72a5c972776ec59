import { fieldReader, messageRenamer } from './logDocument';

const read = fieldReader('kubernetes.deployment.name');

test.each([
  ['nested', { kubernetes: { deployment: { name: 'api' } } }],
  ['flattened', { 'kubernetes.deployment.name': 'api' }],
  ['flattened below', { kubernetes: { 'deployment.name': 'api' } }],
  ['flattened above', { 'kubernetes.deployment': { name: 'api' } }],
  ['in parts', { kubernetes: { pod: { name: 'x' } }, 'kubernetes.deployment.name': 'api' }],
  ['a part that lacks it', { kubernetes: {}, 'kubernetes.deployment': { name: 'api' } }],
])('finds a field: %s', (_, source) => {
  expect(read(source)).toBe('api');
});

test.each([
  ['nothing', {}],
  ['a text on the way', { kubernetes: 'api' }],
  ['null on the way', { kubernetes: { deployment: null } }],
  ['a number on the way', { kubernetes: 7 }],
  ['half the path', { kubernetes: { name: 'api' } }],
  ['a prototype’s', Object.create({ kubernetes: { deployment: { name: 'api' } } })],
])('finds none: %s', (_, source: Record<string, unknown>) => {
  expect(read(source)).toBeUndefined();
});

test('reads own properties only, whatever their names', () => {
  expect(fieldReader('constructor')({})).toBeUndefined();
  expect(fieldReader('__proto__')({})).toBeUndefined();
  expect(fieldReader('constructor.name')({})).toBeUndefined();
  expect(fieldReader('toString.length')({ toString: 'mine' })).toBeUndefined();
});

test('gives what stands there, of any type', () => {
  expect(fieldReader('a')({ a: null })).toBeNull();
  expect(fieldReader('a.b')({ a: { b: [1] } })).toEqual([1]);
});

describe('a document’s text under another name', () => {
  const renamed = (field: string, source: Record<string, unknown>) => messageRenamer(field)({ id: 'a', source });

  test.each([
    ['log', { log: 'text' }],
    ['log.keyword', { log: 'text' }],
    ['event.original', { event: { original: 'text' }, message: 'another' }],
  ])('in the field %s is its message', (field, source) => {
    expect(renamed(field, source)).toEqual({ id: 'a', source: { ...source, message: 'text' } });
  });

  test('stays where it is if it has that name, or if nothing else is there', () => {
    for (const [field, source] of [
      ['message', { message: 'text' }],
      ['log', { message: 'text' }],
      ['log', {}],
    ] as const) {
      expect(renamed(field, source)).toEqual({ id: 'a', source });
      expect(Object.keys(renamed(field, source).source)).toEqual(Object.keys(source));
    }
  });
});
