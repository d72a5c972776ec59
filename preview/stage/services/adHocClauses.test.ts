import { adHocClauses } from './adHocClauses';

const clauses = (operator: string, value = 'a "b"', key = 'cf.app') =>
  adHocClauses('x OR y', [{ key, operator, value }], '@l');

test.each([
  ['=', 'x OR y AND cf.app:"a \\"b\\""'],
  ['!=', 'x OR y AND -cf.app:"a \\"b\\""'],
  ['=~', 'x OR y AND cf.app:/a "b"/'],
  ['!~', 'x OR y AND -cf.app:/a "b"/'],
  ['>', 'x OR y AND cf.app:>a "b"'],
])('operator %s', (operator, query) => {
  expect(clauses(operator)).toBe(query);
});

test('level stands for the configured level field', () => {
  expect(clauses('=', 'Warning', 'level')).toBe('x OR y AND @l:"Warning"');
});

test('an empty filter adds nothing', () => {
  expect(clauses('=', '')).toBe('x OR y');
  expect(adHocClauses('', [], undefined)).toBe('');
});
