/** Values that nobody should log, and that somebody will. */
import type { Random } from '../../samples/generator/random';

/** Stands in each payload that is made up here, and must stand in nothing that is written out. */
export const PAYLOAD_CANARY = 'canary-of-a-payload';

const texts = [
  '',
  ' ',
  '\0',
  '<script>window.owned=1</script>',
  '<img src=x onerror=alert(1)>',
  '](javascript:alert(1))',
  '[x](https://evil.example)',
  '`` ` ```',
  '@channel | ~~x~~ <!-- ',
  '=HYPERLINK("https://evil.example")',
  '+1\t-1\r\n@SUM(1)',
  '"; DROP TABLE jobs; --',
  '{{7*7}}${7*7}%s%n',
  '\u202e\u2066\u200d\ufeff\u2028\u2029',
  '\b\u001b[31m\u0007\u0085',
  '\ud800',
  '\udfff\ud83d',
  '😀👩‍👩‍👧‍👦',
  'İıſﬀ𝕁𝕠𝕓',
  'a\u0301'.repeat(50),
  '%E0%A4%A%',
  '../../../etc/passwd',
  'file:///etc/passwd',
  '\\\\host\\share',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'NaN',
  'null',
  'undefined',
  '-0',
  '1e999',
  "Failed to process the job '1': an exception occurred.",
  "Failed to process the job '1': an exception occurred. Retry attempt 1 of 24 will be performed in 99999999999.01:00:00.",
  'UpsertCandidateJob - Deleted',
  'UpsertModelJob<__proto__> - Started',
  '{"@mt":"UpsertCandidateJob - Started"',
  '   at GetIntoTeachingApi.Jobs.UpsertCandidateJob.Run()',
] as const;

const numbers = [0, -0, -1, 1.5, 1e21, -1e308, 2 ** 53, 2 ** 53 + 2, 2 ** 31, NaN, Infinity, -Infinity, 5e-324];

const times: readonly unknown[] = [
  '',
  'now',
  'yesterday',
  '2026-06-17',
  '2026-06-17T24:00:00.000Z',
  '2026-13-45T99:99:99.999Z',
  '2026-02-30T10:00:00.0000000Z',
  '0000-00-00T00:00:00.000Z',
  '9999-12-31T23:59:59.9999999Z',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  '2026-06-17T10:00:00.123456789123456789Z',
  '2026-06-17T10:00:00+99:99',
  '٢٠٢٦-٠٦-١٧T10:00:00.000Z',
  1781690400000,
  -1,
  1e300,
  null,
  [],
  ['2026-06-17T10:00:00.000Z'],
  {},
];

export const hostileText = (random: Random): string => random.pick(texts);

/** One in some thousands is as long as a line may ever be. */
const longText = (random: Random): string =>
  random.chance(0.01) ? hostileText(random).padEnd(1_000_000, `${hostileText(random)}x`) : 'x'.repeat(5_000);

/** JSON as deep as a parser reads it. */
function deep(random: Random): unknown {
  let value: unknown = hostileText(random);
  for (let depth = random.pick([3, 30, 20_000]); depth > 0; depth--) {
    value = random.chance(0.5) ? [value] : { app: value };
  }
  return value;
}

/** An object with names that every object has from its prototype; as JSON makes them, they are its own. */
const withPrototypeKeys = (random: Random): unknown =>
  JSON.parse(
    `{"__proto__":{"polluted":true,"@mt":"x"},"constructor":{"prototype":{"polluted":true}},"toString":${JSON.stringify(hostileText(random))}}`
  );

export function hostileValue(random: Random): unknown {
  switch (random.integer(0, 11)) {
    case 0:
      return random.pick(numbers);
    case 1:
      return random.pick([null, true, false, [], {}, [[]]]);
    case 2:
      return withPrototypeKeys(random);
    case 3:
      return random.chance(0.05) ? deep(random) : [hostileText(random), hostileText(random)];
    case 4:
      return longText(random);
    case 5:
      return random.pick(times);
    case 6:
      return hostileText(random) + hostileText(random);
    default:
      return hostileText(random);
  }
}

export const hostileTime = (random: Random): unknown => random.pick(times);
