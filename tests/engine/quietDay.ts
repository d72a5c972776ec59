import { lastValueFrom } from 'rxjs';
import { remoteElasticsearch } from '../../preview/server/remoteElasticsearch';
import { generateDay } from '../../samples/generator/generateDay';
import { loadReport } from '../../src/data/loadReport';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { dataSourceOn, installDataSource } from '../setup/dataSourceOn';

/** A day without a failure, on which any fault must be said. */
export const quietDay = generateDay({
  scenario: 'quiet-day',
  seed: 4,
  shape: 'rendered',
  envelope: 'cf',
  noise: 0,
  scale: 0.4,
});

const { app, from, to } = quietDay.truth.meta;

/** Ms, UTC, both ends included. */
export const quietRange = { fromMs: Date.parse(from), toMs: Date.parse(to) - 1 };

/** The level that is shown of that day, and what is said of the gaps, read from a search engine. */
export async function readQuietDay(url: string, index = 'filebeat-*') {
  const jsonData = { index, timeField: '@timestamp' };
  installDataSource(dataSourceOn(remoteElasticsearch(url), jsonData), jsonData);
  const settings = { dataSourceUid: 'logs', fields: defaultLogFields };
  const { report } = await lastValueFrom(loadReport({ settings, app, range: quietRange, nowMs: quietRange.toMs }));
  return { level: report?.overall.level, said: report?.coverage.gaps.map(({ detail }) => detail).join(' ') };
}
