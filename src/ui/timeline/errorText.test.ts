import { errorText } from './errorText';

test.each([
  ['System.TimeoutException', 'It took too long.', 'TimeoutException: It took too long.'],
  ['System.TimeoutException', 'System.TimeoutException: It took too long.', 'TimeoutException: It took too long.'],
  ['System.TimeoutException', 'A TimeoutException came.', 'A TimeoutException came.'],
  [null, 'It took too long.', 'It took too long.'],
])('%s, %s', (type, message, text) => {
  expect(errorText({ type, message, ownFrame: null })).toBe(text);
});
