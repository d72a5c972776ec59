import { standardTokens } from './standardAnalyzer';

// Expected words as Elasticsearch 7.17.28 gives them for these texts (`_analyze`, analyzer standard).
test.each([
  ['UpsertCandidateJob - Started (3/24) CID-1b2c-77', 'upsertcandidatejob started 3 24 cid 1b2c 77'],
  ['GetIntoTeachingApi.Jobs.UpsertCandidateJob', 'getintoteachingapi.jobs.upsertcandidatejob'],
  ['01:00:00', '01 00 00'],
  ['"@t":"2026-06-17T14:50:45.1555095Z"', 't 2026 06 17t14 50 45.1555095z'],
  ['{State:l}', 'state:l'],
  ['UpsertModelJob<{TypeName}>', 'upsertmodeljob typename'],
  ["the job '4131962': it's 1'2", "the job 4131962 it's 1'2"],
  ['1,000.5 1;2 a,b a;b', '1,000.5 1;2 a b a b'],
  ['a.1 1.a a.b 1:2 a:b', 'a 1 1 a a.b 1 2 a:b'],
  ['a..b a._b a:_b .NET C++', 'a b a _b a _b net c'],
  ['_ __ _a a_ a_1 12_34', '_a a_ a_1 12_34'],
  ['\\n --> x\\tb', 'n x tb'],
  ['O’Neil naïve e\u0301te\u0301', 'o’neil naïve e\u0301te\u0301'],
  ['漢字かな 한국어', '漢 字 か な 한국어'],
  ['3.5mm 10% ½', '3.5mm 10'],
  ['', ''],
  ['- / ( ) < > { } " @', ''],
])('%j becomes %j', (text, words) => {
  expect(standardTokens(text)).toEqual(words === '' ? [] : words.split(' '));
});

test('words over 255 characters are cut into pieces', () => {
  expect(standardTokens('x'.repeat(600)).map((word) => word.length)).toEqual([255, 255, 90]);
});
