import { FieldType, toDataFrame } from '@grafana/data';
import { plugin } from './module';
import { suggestTimeline } from './suggestTimeline';

const framesOf = (...messages: string[]) => [
  toDataFrame({
    meta: { preferredVisualisationType: 'logs' },
    fields: [
      { name: '@timestamp', type: FieldType.time, values: messages.map((_, index) => Date.UTC(2026, 5, 24, 8, index)) },
      { name: '_id', type: FieldType.string, values: messages.map((_, index) => `line-${index}`) },
      { name: '_source', type: FieldType.string, values: messages.map((message) => JSON.stringify({ message })) },
      { name: 'message', type: FieldType.string, values: messages },
    ],
  }),
];

test('whoever has job log lines is offered the timeline first', () => {
  const frames = framesOf('GET /api/privacy_policies responded 200', 'UpsertCandidateJob - Started (1/24) CID-1b2c');
  expect(suggestTimeline({ rawFrames: frames })).toEqual([
    expect.objectContaining({ name: 'Job timeline', score: 100 }),
  ]);
});

test.each([
  ['other log lines', framesOf('GET /api/privacy_policies responded 200')],
  [
    'numbers',
    [
      toDataFrame({
        fields: [
          { name: 'time', type: FieldType.time, values: [1] },
          { name: 'value', type: FieldType.number, values: [2] },
        ],
      }),
    ],
  ],
  ['nothing', undefined],
])('%s bring no offer', (_, rawFrames) => {
  expect(suggestTimeline({ rawFrames })).toEqual([]);
});

test('Grafana finds the offer where it asks for one', () => {
  const asked = plugin as unknown as Record<string, (summary?: object) => unknown>;
  const frames = { rawFrames: framesOf('CrmSyncJob - Started') };
  // Grafana 13 asks every panel; 12.3 keeps the function, and asks its own panels only.
  const offers = asked.getSuggestions
    ? asked.getSuggestions(frames)
    : (asked.getSuggestionsSupplier?.() as typeof suggestTimeline)(frames);
  expect(offers).toEqual([expect.objectContaining({ name: 'Job timeline' })]);
});
