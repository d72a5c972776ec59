import { readSpot, spotAddress } from './spotAddress';

const range = { fromMs: 1_782_000_000_000, toMs: 1_782_086_400_000 };
const marks = [
  { name: '4', atMs: 1_782_000_000_000 },
  { name: 'deletionDue', atMs: 1_782_000_600_000 },
] as const;
const spot = { jobType: 'UpsertModelJob<Phone&Call>', run: 'k~1/é', marks, atMs: 1_782_000_600_000 };

test.each([spot, { ...spot, marks: null }])('what was copied is found again, over the same span', (chosen) => {
  const { search, searchParams, pathname } = new URL(
    spotAddress('https://grafana.example/d/x/y?viewPanel=71&from=now-24h&to=now&var-App=a', range, chosen)
  );
  expect(readSpot(search)).toEqual(chosen);
  expect([pathname, searchParams.get('from'), searchParams.get('to'), searchParams.get('viewPanel')]).toEqual([
    '/d/x/y',
    '1782000000000',
    '1782086400000',
    '71',
  ]);
});

test.each(['', '?run=', '?run=x~1~2~A~b', '?run=5', '?run=5~1~2~~k', '?other=1'])('%j asks for nothing', (search) => {
  expect(readSpot(search)).toBeNull();
});
