import { generateDay, type DayOptions } from './generateDay';
import { scaleToSize } from './scaleToSize';

// Whole days are simulated in the tests.
jest.setTimeout(60_000);

const DAY: DayOptions = { scenario: 'quiet-day', seed: 4, shape: 'compact-app', envelope: 'aks', hours: 6 };

test.each([3_000, 12_000])('a day of about %d documents', (wanted) => {
  const { documents } = generateDay({ ...DAY, scale: scaleToSize(DAY, wanted) });
  expect(Math.abs(documents.length / wanted - 1)).toBeLessThan(0.15);
});
