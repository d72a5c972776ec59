/**
 * Fills an Elasticsearch or OpenSearch with a sample day that ends now, and goes on writing lines as an app would, until it is
 * stopped. What an earlier run put there is replaced. For docker-compose.yaml; `npm run build` bundles it into build/seed.mjs,
 * which needs Node and nothing else.
 *
 * SEARCH_URL: where; SAMPLE: which day of SAMPLES_FOLDER; READY_FILE: a file that is written once the day is laid.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { readSampleDay } from './seeder/sampleDay';
import { Seeder } from './seeder/seeder';

const EVERY_MS = 5_000;

async function main(): Promise<never> {
  const { SEARCH_URL = 'http://localhost:9200', SAMPLE = 'crm-outage-small' } = process.env;
  const { SAMPLES_FOLDER = 'samples', READY_FILE } = process.env;
  const seeder = new Seeder(SEARCH_URL, readSampleDay(SAMPLES_FOLDER, SAMPLE), Date.now());
  await seeder.clear();
  console.log(`${await seeder.writeUntil(Date.now())} lines of ${SAMPLE}, up to now; more will follow as time goes on`);
  if (READY_FILE) {
    writeFileSync(READY_FILE, '');
  }
  for (;;) {
    await wait(EVERY_MS);
    try {
      await seeder.writeUntil(Date.now());
    } catch (error) {
      console.error(`Not written yet: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
