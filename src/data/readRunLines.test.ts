import { lastValueFrom, throwError } from 'rxjs';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import { dataSourceOn, installDataSource } from '../../tests/setup/dataSourceOn';
import { readDay } from '../../tests/truth/readDay';
import { reshape, shapes } from '../../tests/truth/reshape';
import { analyse } from '../domain/analyse';
import { defaultLogFields } from '../domain/links/logFields';
import { readRunLines } from './readRunLines';

const { documents, options } = readDay('candidates-lost-small', 'own');
const { runs } = analyse(documents, options);
const run = runs.find(({ jobType, state }) => jobType === 'UpsertCandidateJob' && state === 'deleted')!;
const first = run.attempts[0]!;
const settings = { dataSourceUid: 'logs', fields: defaultLogFields };
const jsonData = { index: '', timeField: '@timestamp' };
const request = {
  settings,
  app: options.app,
  span: { fromMs: first.startedAtMs! - 2000, toMs: first.endedAtMs! + 2000 },
  instance: first.instance,
  payloadOf: null,
};

const read = (rest: Partial<typeof request | { payloadOf: string }> = {}) =>
  lastValueFrom(readRunLines({ ...request, ...rest }));

describe.each(shapes)('%s', (shape) => {
  beforeAll(() => {
    const engine = createLogStore(reshape(documents, shape).map(({ source }) => source) as never);
    installDataSource(dataSourceOn(engine, jsonData), jsonData);
  });

  test('the lines of an attempt in order, its exception under its line, its payload left out', async () => {
    const { lines, problem, isCutOff } = await read();
    expect([problem, isCutOff]).toEqual([null, false]);
    expect(lines.map(({ text }) => text.replaceAll('"', ''))).toEqual([
      `UpsertCandidateJob - Started (1/24) ${run.correlationId}`,
      'UpsertCandidateJob - Payload',
      expect.stringMatching(/^Failed to process the job '\d+': .* Retry attempt 1 of 24 will be performed in/),
    ]);
    expect(lines.map(({ level }) => level)).toEqual(['Information', 'Information', 'Warning']);
    expect(lines[2]?.exception).toMatch(/^\S+Exception: [\s\S]*\n {3}at /);
    expect(JSON.stringify(lines)).not.toContain('{\\"');
  });

  test('a payload is handed over for the one line for which it is asked', async () => {
    const { lines } = await read();
    const asked = (await read({ payloadOf: lines.find(({ isPayload }) => isPayload)!.id })).lines.map(
      ({ payload }) => payload
    );
    expect(asked).toEqual([null, expect.stringContaining('{'), null]);
    expect((await read({ payloadOf: lines[0]!.id })).lines.map(({ payload }) => payload)).toEqual([null, null, null]);
  });

  test('another process wrote other lines', async () => {
    expect((await read({ instance: 'no-such-process' })).lines).toEqual([]);
  });
});

test('why nothing could be read is told', async () => {
  installDataSource({ query: () => throwError(() => new Error('the index is gone')) }, jsonData);
  expect(await read()).toMatchObject({ lines: [], problem: { detail: expect.stringContaining('the index is gone') } });
});
