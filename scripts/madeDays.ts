import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inRepository } from './repository.mjs';

/** Days of log lines that are too special for the generator, as files that `npm start -- --logs` reads. */
export const dayWithGap = 'build/days/gap.ndjson';
export const dayOfTenThousandRuns = 'build/days/ten-thousand-runs.ndjson';

const app = 'get-into-teaching-api-prod';
const hourMs = 3_600_000;

/** Writes them; equal files each time. */
export function writeMadeDays(): void {
  mkdirSync(dirname(inRepository(dayWithGap)), { recursive: true });
  writeFileSync(inRepository(dayWithGap), lostCandidatesWithGap().join('\n'));
  writeFileSync(inRepository(dayOfTenThousandRuns), tenThousandRuns().join('\n'));
}

/** The day on which candidates are lost; for an hour and a half no line arrived. */
function lostCandidatesWithGap(): string[] {
  const day = gunzipSync(readFileSync(inRepository('samples/candidates-lost-small.ndjson.gz'))).toString('utf8');
  const isMissing = (time: string) => '2026-06-18T01:40' <= time && time < '2026-06-18T03:10';
  return day
    .trim()
    .split('\n')
    .filter((line) => !isMissing((JSON.parse(line) as { '@timestamp': string })['@timestamp']));
}

/** From midnight until this moment (UTC). */
const endMs = Date.UTC(2026, 5, 17, 22);
const outageMs = 2 * hourMs;

/** 10,000 runs wait for a retry: two lines of each were logged, of its last attempt and the one before. */
function tenThousandRuns(): string[] {
  const jobTypes = [
    'UpsertCandidateJob',
    'UpsertCandidateJob',
    'ApplyCandidateSyncJob',
    'UpsertContactCreationChannelsJob',
  ];
  const failures = Array.from({ length: 10_000 }, (_, index) => {
    const lastMs = endMs - 60_000 - ((index * 7919) % 3500) * 1000;
    const attempts = 2 + Math.floor(20 * ((index * 0.618034) % 1) ** 1.5);
    const jobType = jobTypes[index % jobTypes.length] ?? '';
    return [1, 0].map((hoursBefore) =>
      failed(lastMs - hoursBefore * hourMs, jobType, 4_200_000 + index, attempts - hoursBefore)
    );
  });
  const successes = Array.from({ length: (22 - 2) * 12 }, (_, index) => {
    const startMs = endMs - outageMs - (index + 1) * 300_000;
    return [told(startMs, 'Started'), told(startMs + 2000, 'Succeeded')];
  });
  return [...failures, ...successes].flat().sort();
}

function failed(timeMs: number, jobType: string, hangfireId: number, attempt: number): string {
  return lineOf(timeMs, {
    '@mt': '{State:l}',
    '@l': 'Warning',
    '@x': `System.TimeoutException: The operation has timed out.\n   at GetIntoTeachingApi.Jobs.${jobType}.Run()`,
    State: `Failed to process the job '${hangfireId}': an exception occurred. Retry attempt ${attempt} of 24 will be performed in 01:00:00.`,
    SourceContext: 'Hangfire.AutomaticRetryAttribute',
  });
}

const told = (timeMs: number, what: string): string =>
  lineOf(timeMs, { '@mt': `CrmSyncJob - ${what}`, SourceContext: 'GetIntoTeachingApi.Jobs.CrmSyncJob' });

function lineOf(timeMs: number, event: object): string {
  const time = new Date(timeMs).toISOString();
  return JSON.stringify({
    '@timestamp': time,
    cf: { app },
    syslog_proc: '[APP/PROC/WEB/0]',
    message: JSON.stringify({ '@t': time, ...event }),
  });
}
