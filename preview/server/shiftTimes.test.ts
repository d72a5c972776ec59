import { shiftTimesToEnd } from './shiftTimes';

const day = [
  {
    '@timestamp': '2026-06-17T00:00:08.025Z',
    syslog_timestamp: '2026-06-17T00:00:08.025372Z',
    message: '{"@t":"2026-06-17T00:00:08.0224404Z","@mt":"CrmSyncJob - Started","ScheduledAt":"2026-06-17T09:00:00Z"}',
  },
  {
    '@timestamp': '2026-06-17T23:59:55.325Z',
    app: { '@t': '2026-06-17T23:59:55.3245146Z', '@mt': 'x' },
    '@t': '2026-06-17T23:59:55.3Z',
  },
  { '@timestamp': 'no time', message: '[23:59:55 INF] CrmSyncJob - Started "@t":"2026-06-17T00:00:00Z"', app: null },
];

test('the day ends within the hour after now, moved by whole hours, digits below the second kept', () => {
  const endMs = Date.parse('2026-11-25T09:30:20.000Z');
  expect(shiftTimesToEnd(day, endMs)).toEqual([
    {
      '@timestamp': '2026-11-24T10:00:08.025Z',
      syslog_timestamp: '2026-11-24T10:00:08.025372Z',
      message:
        '{"@t":"2026-11-24T10:00:08.0224404Z","@mt":"CrmSyncJob - Started","ScheduledAt":"2026-06-17T09:00:00Z"}',
    },
    {
      '@timestamp': '2026-11-25T09:59:55.325Z',
      app: { '@t': '2026-11-25T09:59:55.3245146Z', '@mt': 'x' },
      '@t': '2026-11-25T09:59:55.3Z',
    },
    day[2],
  ]);
});

test('it may move back as well, and never changes what it was given', () => {
  const before = JSON.stringify(day);
  const [, last] = shiftTimesToEnd(day, Date.parse('2020-01-01T00:00:00Z'));
  expect(last?.['@timestamp']).toBe('2020-01-01T00:59:55.325Z');
  expect(JSON.stringify(day)).toBe(before);
});

test('without any time there is nothing to move', () => {
  expect(shiftTimesToEnd([{ a: 1 }], 0)).toEqual([{ a: 1 }]);
  expect(shiftTimesToEnd([], 0)).toEqual([]);
});
