import { headWidthPx } from './headWidth';

test('as wide as the longest name, within reason', () => {
  expect(headWidthPx(['CrmSyncJob'], 1400)).toBe(180);
  const long = headWidthPx(['UpsertModelJob<CandidatePrivacyPolicy>'], 1400);
  expect(long).toBeGreaterThan(300);
  expect(headWidthPx(['UpsertModelJob<CandidatePrivacyPolicy>'], 700)).toBe(266);
  expect(headWidthPx([], 300)).toBe(180);
});
