import { shiftTimesToEnd } from '../../preview/server/shiftTimes';
import { inRepository } from '../repository.mjs';
import { analyse } from '../../src/domain/analyse';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { apiPolicy } from '../../src/domain/policy';
import { FlowReader, logFlow } from './logFlow';
import { readSampleDay } from './sampleDay';

// Days are made anew, on a machine that may be busy.
jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const nowMs = Date.parse('2026-11-26T10:20:30Z');
const samples = ['crm-outage-small', 'candidates-lost-small'];
const dayOf = (name: string) => readSampleDay(inRepository('samples'), name);
const readerOf = (name: string) => new FlowReader(logFlow(dayOf(name), nowMs));
const timeMs = (document: Record<string, unknown>) => Date.parse(String(document['@timestamp']));

describe.each(samples)('%s', (name) => {
  test('up to now lies the sample day, on its full hours, behind another; then lines come as time goes on, in order', () => {
    const reader = readerOf(name);
    const { documents, meta } = dayOf(name);
    const before = reader.takeUntil(nowMs);
    expect(nowMs - timeMs(before[0]!)).toBeGreaterThan(Date.parse(meta.to) - Date.parse(meta.from));
    const sample = shiftTimesToEnd(documents, nowMs).filter((document) => timeMs(document) <= nowMs);
    expect(before.slice(-sample.length)).toEqual(sample);
    expect(nowMs - timeMs(sample.at(-1)!)).toBeLessThan(10 * MINUTE_MS);
    for (let hour = 1; hour <= 30; hour++) {
      const after = reader.takeUntil(nowMs + hour * HOUR_MS);
      expect(after.length).toBeGreaterThan(12);
      expect(after.map(timeMs)).toEqual(after.map(timeMs).sort((a, b) => a - b));
      expect(timeMs(after[0]!)).toBeGreaterThan(nowMs + (hour - 1) * HOUR_MS);
    }
  });

  test('small steps give what a large one gives', () => {
    const reader = readerOf(name);
    const inSteps = Array.from({ length: 120 }, (_, step) => reader.takeUntil(nowMs + step * MINUTE_MS)).flat();
    expect(inSteps).toEqual(readerOf(name).takeUntil(nowMs + 119 * MINUTE_MS));
  });

  test.each([0, 1, 6, 25])('%i hours later the jobs run, and nothing is in doubt that was not', (hours) => {
    const thenMs = nowMs + hours * HOUR_MS;
    const documents = readerOf(name)
      .takeUntil(thenMs)
      .map((source, line) => ({ id: `line-${line}`, source }));
    const { app } = dayOf(name).meta;
    const asked = { app, fields: defaultLogFields, policy: apiPolicy, nowMs: thenMs, gaps: [] };
    const report = analyse(documents, { ...asked, fromMs: thenMs - 24 * HOUR_MS, toMs: thenMs });
    const sync = report.verdicts.find(({ jobType }) => jobType === 'CrmSyncJob');
    expect(thenMs - (sync?.lastSuccessAtMs ?? 0)).toBeLessThan(HOUR_MS);
    expect(report.verdicts.filter(({ id }) => id === 'cannot-tell')).toEqual([]);
    expect(report.lines.unreadable).toBe(0);
  });
});

test('no run of a day goes on in the next: their ids differ', () => {
  const idsUntil = (fromMs: number, toMs: number) => {
    const reader = readerOf('crm-outage-small');
    reader.takeUntil(fromMs);
    const text = JSON.stringify(reader.takeUntil(toMs));
    return new Set([...text.matchAll(/CorrelationId\\":\\"([\w-]+)|job '(\d+)'/g)].map(([, id, job]) => id ?? job));
  };
  const first = idsUntil(nowMs - 48 * HOUR_MS, nowMs + HOUR_MS);
  const second = idsUntil(nowMs + HOUR_MS, nowMs + 20 * HOUR_MS);
  expect(second.size).toBeGreaterThan(5);
  expect([...second].filter((id) => first.has(id))).toEqual([]);
});
