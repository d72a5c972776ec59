import { apiCatalogue } from '../../domain/jobs/jobCatalogue';
import { channelsIn, readChannels } from './channelCounts';
import { readLine } from './lineSlice';

const steps = (...lines: number[]) => lines.map((count, at) => ({ startMs: at * 60_000, lines: count }));

test('payloads with two channels are due two lines', () => {
  const counts = readChannels(
    new Map([
      ['1', steps(3, 2)],
      ['2', steps(1)],
      ['saved', steps(4, 2)],
    ])
  );
  const total = (of: ReturnType<typeof steps>) => of.reduce((sum, { lines }) => sum + lines, 0);
  expect(counts && [total([...counts.begun]), total([...counts.due]), total([...counts.saved])]).toEqual([5, 6, 6]);
});

test.each([
  ['no payload is found by its words', new Map([['saved', steps(4)]])],
  [
    'a payload holds more channels than were asked for',
    new Map([
      ['1', steps(3)],
      ['6', steps(1)],
      ['saved', steps(8)],
    ]),
  ],
])('where %s, nothing is known', (_, counts) => {
  expect(readChannels(counts)).toBeNull();
});

describe('the channels in a payload that was read', () => {
  const channel = { hasUpfrontId: false, changedPropertyNames: ['CreationChannel'] };
  const line = (name: string, payload: string) => {
    const app = {
      '@t': '2026-11-01T10:00:00.0000000Z',
      '@mt': `${name} - Payload {Payload}`,
      Payload: payload,
      SourceContext: `GetIntoTeachingApi.Jobs.${name}`,
    };
    return readLine({ id: '1', source: { app } }, Date.parse(app['@t']), apiCatalogue);
  };
  const inMessage = (payload: string) => {
    const { document } = line('UpsertContactCreationChannelsJob', payload);
    const message = JSON.stringify((document.source as { app: object }).app);
    return readLine({ id: '1', source: { message } }, 0, apiCatalogue);
  };

  test.each([1, 2, 3])('%d', (count) => {
    const payload = JSON.stringify(Array.from({ length: count }, () => channel));
    expect(channelsIn(line('UpsertContactCreationChannelsJob', payload))).toBe(count);
    expect(channelsIn(inMessage(payload))).toBe(count);
  });

  test('another job’s payload holds none', () => {
    expect(channelsIn(line('UpsertCandidateJob', JSON.stringify([channel])))).toBe(0);
  });
});
