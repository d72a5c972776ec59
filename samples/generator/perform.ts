import {
  aborting,
  CRM_FAILURE_KINDS,
  crmDown,
  crmReadOnly,
  crmRefuses,
  servicesNotBuilt,
  syncBroken,
  type Failure,
} from './exceptions';
import { childJobs, type Iso } from './followUps';
import type { Job } from './job';
import { JobLines, mailLines } from './jobLines';
import type { JobType } from './jobType';
import type { JobLine } from './logEvent';
import { firstMomentOf, spanAt, type Plan } from './plan';
import { ended, failed, type Performance } from './performance';
import type { Random } from './random';
import { succeed } from './succeed';

export interface World {
  plan: Plan;
  random: Random;
  iso: Iso;
  /** Submissions of the last seconds: key to the time it is forgotten. */
  submissions: Map<string, number>;
  /** Apply ids of the last hour's changes, some of which come again. */
  recentApplyIds: string[];
}

const SUBMISSION_KEPT_MS = 5000;

/** One execution of a job, its checks in the order of the source (the lock is the server's business). */
export function perform(world: World, job: Job, n: number, startMs: number, servicesReady: boolean): Performance {
  const { plan, random, submissions } = world;
  const { type } = job;
  const say = new JobLines(job, plan.oldTemplates);
  const soonMs = startMs + random.between(4, 15);
  if (!servicesReady) {
    return failed([], false, soonMs, servicesNotBuilt());
  }
  if (job.submissionKey && n === 1 && job.attempts.length === 1) {
    if ((submissions.get(job.submissionKey) ?? -Infinity) > startMs) {
      return ended([say.deduplicating(soonMs)], false, 'deduplicated', soonMs);
    }
    submissions.set(job.submissionKey, startMs + SUBMISSION_KEPT_MS);
  }
  if (type.whenPaused !== 'runs' && spanAt(plan, 'paused', startMs)) {
    return type.whenPaused === 'skips'
      ? ended([say.skipping(soonMs)], false, 'skipped', soonMs)
      : failed([], false, soonMs, aborting(type));
  }
  const lines = [say.started(startMs, `${n}/${plan.maxAttempts}`)];
  const payload = say.payload(startMs + random.between(0.01, 0.05));
  if (payload) {
    lines.push(payload);
  }
  return type.countsAttempts && n >= plan.maxAttempts
    ? giveUp(world, job, startMs, say, lines)
    : work(world, job, startMs, say, lines);
}

/** The last attempt does no work: it mails and deletes, unless it cannot read whom to mail. */
function giveUp({ plan, random }: World, job: Job, startMs: number, say: JobLines, lines: JobLine[]): Performance {
  const { type } = job;
  const failMs = startMs + failingMs(random);
  if (type.lastReadsCrm && spanAt(plan, 'down', startMs)) {
    return failed(lines, true, failMs, crmDown(type, random.integer(0, CRM_FAILURE_KINDS - 1), true));
  }
  const endMs = startMs + random.between(4, 15);
  const mail = type.lastMail ? mailLines(endMs - random.between(0.02, 0.5), type.lastMail, job.hasEmail ?? true) : [];
  return ended([...lines, ...mail, say.deleted(endMs)], true, 'deleted', endMs);
}

function work(world: World, job: Job, startMs: number, say: JobLines, lines: JobLine[]): Performance {
  const { plan, random } = world;
  const { type } = job;
  const usualEndMs = startMs + Math.max(100, random.logNormal(type.medianMs, type.sigma));
  const stall = type.crm === 'none' ? undefined : spanAt(plan, 'stalled', usualEndMs);
  const endMs = stall ? stall.toMs + random.between(10, 500) : usualEndMs;
  const troubleMs = crmTroubleMs(plan, type, startMs, endMs);
  if (troubleMs !== null) {
    const inMidRun = troubleMs > startMs;
    const failMs = inMidRun ? troubleMs + random.between(5, 400) : startMs + failingMs(random);
    // The candidate may be saved by then, and the jobs for its child records enqueued.
    const isHalfDone = inMidRun && type.name === 'UpsertCandidateJob' && random.chance(0.5);
    const followUps = isHalfDone ? childJobs(job, troubleMs, random, world.iso) : [];
    return failed(lines, true, failMs, crmTrouble(plan, type, troubleMs, random), followUps);
  }
  if (job.doomed) {
    return failed(lines, true, startMs + failingMs(random), crmRefuses(type));
  }
  if (type.name === 'CrmSyncJob' && spanAt(plan, 'crm-sync-broken', startMs)) {
    return failed(lines, true, endMs, syncBroken(type));
  }
  return succeed(world, job, { startMs, endMs, lines }, say);
}

/** When, between start and end, the CRM is first in a state that makes a job of this type fail. */
function crmTroubleMs(plan: Plan, type: JobType, startMs: number, endMs: number): number | null {
  if (type.crm === 'none') {
    return null;
  }
  const downMs = firstMomentOf(plan, 'down', startMs, endMs);
  const readOnlyMs = type.crm === 'writes' ? firstMomentOf(plan, 'read-only', startMs, endMs) : null;
  return downMs ?? readOnlyMs;
}

function crmTrouble(plan: Plan, type: JobType, atMs: number, random: Random): Failure {
  return spanAt(plan, 'down', atMs) ? crmDown(type, random.integer(0, CRM_FAILURE_KINDS - 1)) : crmReadOnly(type);
}

const failingMs = (random: Random) => Math.min(9000, Math.max(120, random.logNormal(1100, 0.7)));
