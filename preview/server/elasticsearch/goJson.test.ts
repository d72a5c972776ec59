import { goJson } from './goJson';

test('keys go out sorted by byte, upper case before _ before lower case, digits as text', () => {
  const value = { timestamp: 1, _doc: 2, '@timestamp': 3, Timestamp: 4, '10': 5, '2': 6 };
  expect(goJson(value)).toBe('{"10":5,"2":6,"@timestamp":3,"Timestamp":4,"_doc":2,"timestamp":1}');
});

test('what could be HTML is escaped, and undefined parts are left out', () => {
  expect(goJson({ a: ['<b>&\u2028"', null, true, 1.5], b: undefined })).toBe(
    String.raw`{"a":["\u003cb\u003e\u0026\u2028\"",null,true,1.5]}`
  );
});
