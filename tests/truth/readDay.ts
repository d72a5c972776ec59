import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AnalyseOptions } from '../../src/domain/analyse';
import { documentsOfText } from '../../src/domain/jobs/documentsOfText';
import { LogDocument } from '../../src/domain/jobs/logDocument';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { apiPolicy } from '../../src/domain/policy';
import { Truth } from './compareTruth';

const root = join(__dirname, '..', '..');
const folders = { own: join(root, 'samples'), shared: join(root, '..', 'shared', 'samples') };

/** A sample day: its documents, its truth, and the range that the truth is about. */
export interface SampleDay {
  documents: LogDocument[];
  truth: Truth;
  options: AnalyseOptions;
}

/** Whether the larger sample days that the team shares lie beside this repository. */
export const hasSharedDays = existsSync(folders.shared);

/** The range of a truth, judged at its end and read in full. */
export function optionsOf({ meta }: Pick<Truth, 'meta'>): AnalyseOptions {
  const toMs = Date.parse(meta.to);
  return {
    app: meta.app,
    fields: defaultLogFields,
    policy: apiPolicy,
    fromMs: Date.parse(meta.from),
    toMs,
    nowMs: toMs,
    gaps: [],
  };
}

/** Reads a day by the name of its files, without their endings. */
export function readDay(name: string, where: keyof typeof folders): SampleDay {
  const path = join(folders[where], name);
  const truth = JSON.parse(readFileSync(`${path}.truth.json`, 'utf8')) as Truth;
  const documents = documentsOfText(gunzipSync(readFileSync(`${path}.ndjson.gz`)).toString('utf8'));
  return { documents, truth, options: optionsOf(truth) };
}
