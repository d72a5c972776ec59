import { JobEvent } from './jobEvent';
import { OpenAttempt } from './openAttempt';
import { SavedChannels, spoilsChannels } from './savedChannels';
import { after, makeAttempt, makeEvent } from './testing/makeAttempt';

const jobType = 'UpsertContactCreationChannelsJob';
const channel = (minute: number, entityId: string | undefined, rest: Partial<JobEvent> = {}) =>
  makeEvent(minute, { kind: 'succeeded', jobType, entityId, ...rest });
const saved = (minute: number, entityId: string | undefined, rest: Partial<OpenAttempt> = {}) =>
  makeAttempt(minute, { jobType, entityId, outcome: 'succeeded', endedAtMs: after(minute), ...rest });
const none = () => null;

const remembering = (attempt: OpenAttempt, event = channel(0, 'C1')) => {
  const channels = new SavedChannels();
  channels.remember(event, attempt);
  return channels;
};

test('a further channel of one candidate belongs to the attempt of the first, for a minute after its end', () => {
  const attempt = saved(0, 'C1');
  const channels = remembering(attempt);
  expect(channels.before(channel(1, 'C1'), none)).toBe(attempt);
  expect(channels.before(channel(1.1, 'C1'), none)).toBeNull();
  expect(channels.before(channel(1, 'C2'), none)).toBeNull();
  expect(channels.before(channel(1, 'C1', { kind: 'progress' }), none)).toBeNull();
  expect(channels.before(channel(1, 'C1', { jobType: 'CrmSyncJob' }), none)).toBeNull();
});

test('nothing is remembered of another job, or of a line without a candidate', () => {
  expect(remembering(saved(0, 'C1'), channel(0, undefined)).before(channel(0, 'C1'), none)).toBeNull();
  expect(
    remembering(saved(0, 'C1'), channel(0, 'C1', { jobType: 'CrmSyncJob' })).before(channel(0, 'C1'), none)
  ).toBeNull();
});

test('where no line named the candidate it may be the attempt before', () => {
  const channels = new SavedChannels();
  const unnamed = saved(0, undefined);
  expect(channels.before(channel(0.5, undefined), () => unnamed)).toBe(unnamed);
  expect(channels.before(channel(0.5, 'C1'), () => unnamed)).toBe(unnamed);
  expect(channels.before(channel(0.5, 'C1'), () => saved(0, 'C2'))).toBeNull();
  expect(channels.before(channel(0.5, 'C1'), () => saved(0, 'C1', { outcome: 'failed' }))).toBeNull();
  expect(channels.before(channel(0.5, 'C1'), () => saved(0, 'C1', { jobType: 'CrmSyncJob' }))).toBeNull();
});

test('a failure behind a saved channel spoils an attempt that looked well', () => {
  const failed = (rest: Partial<JobEvent> = {}) =>
    makeEvent(0.5, { kind: 'attemptFailed', jobType, hangfireJobId: '41', ...rest });
  expect(spoilsChannels(failed(), saved(0, 'C1'))).toBe(true);
  expect(spoilsChannels(failed(), null)).toBe(false);
  expect(spoilsChannels(failed(), saved(0, 'C1', { outcome: 'failed' }))).toBe(false);
  expect(spoilsChannels(failed(), saved(0, 'C1', { hangfireJobId: '40' }))).toBe(false);
  expect(spoilsChannels(failed({ jobType: null }), saved(0, 'C1'))).toBe(false);
  expect(spoilsChannels(failed({ jobType: 'CrmSyncJob' }), saved(0, 'C1', { jobType: 'CrmSyncJob' }))).toBe(false);
});
