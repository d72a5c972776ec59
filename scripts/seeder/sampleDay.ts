import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { loadLogs } from '../../preview/server/loadLogs';
import type { LogDocument } from '../../preview/server/logStore/logIndex';
import type { DayOptions } from '../../samples/generator/generateDay';
import type { Truth } from '../../samples/generator/truth';

/** A day of samples/, and what it was made by. */
export interface SampleDay {
  documents: readonly LogDocument[];
  meta: Truth['meta'] & Pick<DayOptions, 'shape' | 'envelope'>;
}

/** @throws Error where there is no such day */
export function readSampleDay(folder: string, name: string): SampleDay {
  const { meta } = JSON.parse(readFileSync(join(folder, `${name}.truth.json`), 'utf8')) as Pick<SampleDay, 'meta'>;
  return { documents: loadLogs(join(folder, `${name}.ndjson.gz`)).documents, meta };
}
