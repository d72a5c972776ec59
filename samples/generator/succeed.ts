import { applyApiFails } from './exceptions';
import { applyCandidate, applyId, childJobs, magicLinkCandidate, matchedCandidate } from './followUps';
import type { Job, JobRequest } from './job';
import type { JobLines } from './jobLines';
import { jobType } from './jobTypes';
import type { JobLine } from './logEvent';
import type { World } from './perform';
import { ended, failed, type Performance } from './performance';
import type { Random } from './random';

/** A run under way: its times, and the lines it has written so far. */
interface Progress {
  startMs: number;
  endMs: number;
  lines: JobLine[];
}

/** What a job of each type says and enqueues when nothing stands in its way. */
export function succeed(world: World, job: Job, run: Progress, say: JobLines): Performance {
  const { plan, random, iso } = world;
  const { startMs, endMs, lines } = run;
  const done = (progress: JobLine[], followUps: JobRequest[] = []): Performance =>
    ended([...lines, ...progress, say.succeeded(endMs)], true, 'succeeded', endMs, followUps);
  const beforeEndMs = endMs - random.between(2, 30);
  switch (job.type.name) {
    case 'LocationSyncJob':
      return done(locationSyncProgress(say, startMs, endMs, random));
    case 'MagicLinkTokenGenerationJob': {
      const count = random.count(plan.magicLinksPerDay / 24);
      const candidates = Array.from({ length: count }, () => magicLinkCandidate(job.id, endMs, random, iso));
      return done([say.progress(beforeEndMs, 'Processing ({Count})', { Count: count })], candidates);
    }
    case 'ApplySyncJob': {
      const ids = changedApplyIds(world, random.count(plan.applyChangesPerDay / 24));
      const progress = [say.progress(beforeEndMs, 'Syncing {Count} Candidates', { Count: ids.length })];
      return done(
        progress,
        ids.map((each) => applyCandidate(job.id, each))
      );
    }
    case 'ApplyCandidateSyncJob': {
      const known = random.chance(0.8);
      const progress = say.progress(beforeEndMs, '{Status} - {Id}', {
        Status: known ? 'Hit' : 'Miss',
        Id: job.entityId ?? null,
      });
      return done([progress], [matchedCandidate(job, known, endMs, random, iso)]);
    }
    case 'ApplyBackfillJob':
      return backfill(world, job, run, say);
    case 'UpsertContactCreationChannelsJob': {
      const channels = (JSON.parse(job.payload!) as unknown[]).length;
      const outcomes = Array.from({ length: channels }, (_, index) => {
        const savedAs = random.chance(0.8) ? random.guid() : null;
        return say.channel(endMs - (channels - 1 - index) * 12, savedAs, job.entityId!);
      });
      return ended([...lines, ...outcomes], true, 'succeeded', endMs);
    }
    default:
      return done([], childJobs(job, endMs, random, iso));
  }
}

/** ZIP and CSV are deleted on every good run: house-keeping, not the end of a job. */
function locationSyncProgress(say: JobLines, startMs: number, endMs: number, random: Random): JobLine[] {
  const extractedMs = startMs + 17_000;
  return [
    say.progress(startMs + 5_300, 'ZIP Downloaded'),
    say.progress(extractedMs, 'CSV Extracted'),
    say.progress(extractedMs + 0.01, 'ZIP Deleted'),
    say.progress(endMs - 0.09, 'Processed {LocationCount} Locations ({BatchCount} Batches)', {
      LocationCount: random.integer(1_780_000, 1_800_000),
      BatchCount: 5977,
    }),
    say.progress(endMs - 0.05, 'CSV Deleted'),
  ];
}

/** Someone who changed an application an hour ago may change it again: same id, another run. */
function changedApplyIds(world: World, count: number): string[] {
  const { random } = world;
  const again = world.recentApplyIds.filter(() => random.chance(0.15));
  world.recentApplyIds = [
    ...new Set([...again.slice(0, count), ...Array.from({ length: count }, () => applyId(random))]),
  ].slice(0, count);
  return world.recentApplyIds;
}

/** Ten pages a job; the next ten are another job. The candidates follow two hours later. */
function backfill(world: World, job: Job, { startMs, endMs, lines }: Progress, say: JobLines): Performance {
  const { plan, random } = world;
  const order = plan.backfills[0]!;
  const startPage = job.startPage ?? 1;
  const endPage = Math.min(startPage + 9, order.pages);
  const followUps: JobRequest[] = [];
  for (let page = startPage; page <= endPage; page += 1) {
    const atMs = startMs + ((endMs - startMs) * (page - startPage + 1)) / 11;
    if (page === order.failsAtPage) {
      return failed(lines, true, atMs, applyApiFails(job.type), followUps);
    }
    const candidates = random.integer(1, 4);
    lines.push(say.progress(atMs, 'Syncing {Count} Candidates', { Count: candidates }));
    for (let each = 0; each < candidates; each += 1) {
      followUps.push(applyCandidate(job.id, applyId(random), 7_200_000));
    }
  }
  if (endPage < order.pages) {
    followUps.push({ type: jobType('ApplyBackfillJob'), startPage: endPage + 1, parentId: job.id });
  }
  return ended([...lines, say.succeeded(endMs)], true, 'succeeded', endMs, followUps);
}
