import { markShapes } from './markShapes';

test('marks tell apart in grey: by shape, by filling or by dash', () => {
  const looks = Object.entries(markShapes)
    // Both end without work, and look the same.
    .filter(([kind]) => kind !== 'deduplicated')
    .map(([, { path, paint, hollow, dash }]) => `${path(0, 0)} ${paint === 'fill'} ${hollow} ${dash ?? ''}`);
  expect(new Set(looks).size).toBe(looks.length);
});

test('red is for loss only', () => {
  const red = Object.entries(markShapes).filter(([, { meaning }]) => meaning === 'loss');
  expect(red.map(([kind]) => kind)).toEqual(['deleted', 'deletionDue']);
});

test('what was worked out is hollow', () => {
  expect(markShapes.nextTry.hollow && markShapes.deletionDue.hollow).toBe(true);
  expect(markShapes.failed.hollow || markShapes.deleted.hollow).toBe(false);
});
