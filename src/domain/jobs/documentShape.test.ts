import { documentShape } from './documentShape';

test.each([
  [{ app: { '@mt': 'a' } }, 'compact-app'],
  [{ app: { '@m': 'a' } }, 'compact-app'],
  [{ 'app.@mt': 'a' }, 'compact-app'],
  [{ 'app.@m': 'a' }, 'compact-app'],
  [{ '@mt': 'a', message: '{}' }, 'compact-fields'],
  [{ '@m': 'a' }, 'compact-fields'],
  [{ message: ' {"@mt":"a"}' }, 'compact-message'],
  [{ message: 'a {' }, 'rendered'],
  [{ app: null, message: 'a' }, 'rendered'],
  [{ app: 'api', message: 'a' }, 'rendered'],
  [{ app: { name: 'api' }, message: '{' }, 'compact-message'],
  [{ message: 7 }, 'rendered'],
  [{}, 'rendered'],
])('%j is of the shape %s', (source, shape) => {
  expect(documentShape({ id: 'a', source })).toBe(shape);
});
