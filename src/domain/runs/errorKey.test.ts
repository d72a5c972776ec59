import { errorKey, failureKey, lastFailure } from './errorKey';
import { makeFailingRun } from './testing/makeFailingRun';

test.each([
  [{ type: 'X.YException', ownFrame: 'A.B' }, 'X.YException in A.B'],
  [{ type: 'X.YException', ownFrame: null }, 'X.YException'],
  [{ type: null, ownFrame: 'A.B' }, 'no type in A.B'],
  [{ type: null, ownFrame: null }, 'no type'],
])('the kind of %j is “%s”', (error, key) => {
  expect(errorKey(error)).toBe(key);
});

test('an attempt that failed has a kind of error, though its lines tell none; one that did not has none', () => {
  const [failed, aborted, succeeded] = makeFailingRun('tao', 0, 'succeeded').attempts;
  const inSave = 'System.TimeoutException in GetIntoTeachingApi.Services.Crm.Save';
  expect([failed, aborted, succeeded].map((attempt) => failureKey(attempt!))).toEqual([inSave, 'no type', null]);
});

test('the last failure is the last attempt that failed', () => {
  expect(lastFailure(makeFailingRun('tto', 0, 'succeeded'))?.n).toBe(2);
  expect(lastFailure(makeFailingRun('tad', 0, 'deleted'))?.n).toBe(2);
  expect(lastFailure(makeFailingRun('o', 0, 'succeeded'))).toBeUndefined();
});
