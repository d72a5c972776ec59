import type { Job, JobRequest } from './job';
import { jobType } from './jobTypes';
import { applicationFormPayload, candidatePayload, channelsPayload, magicLinkPayload, modelPayload } from './payloads';
import type { Random } from './random';

const DAY_MS = 86_400_000;

/** Writes a time of the simulation as ISO 8601, UTC. */
export type Iso = (atMs: number) => string;

/** The jobs that a succeeding UpsertCandidateJob enqueues for the candidate's child records. */
export function childJobs(job: Job, atMs: number, random: Random, iso: Iso): JobRequest[] {
  const candidateId = job.entityId!;
  const slot = callbackSlot(atMs, random, iso);
  return (job.followUps ?? []).map((name) => {
    const type = jobType(name);
    const request = { type, parentId: job.id };
    switch (name) {
      case 'ClaimCallbackBookingSlotJob':
        return { ...request, entityId: slot };
      case 'UpsertContactCreationChannelsJob': {
        const payload = channelsPayload(random, candidateId, random.chance(0.15) ? 2 : 1);
        return { ...request, entityId: candidateId, payload };
      }
      case 'UpsertApplicationFormJob':
        return { ...request, entityId: random.guid(), payload: applicationFormPayload(random, candidateId) };
      default: {
        const about = { candidateId, acceptedAt: iso(atMs), slot };
        return { ...request, entityId: random.guid(), payload: modelPayload(random, type.typeName!, about) };
      }
    }
  });
}

/** Half-hour slots of the coming days, 08:30 to 16:30: several callers may ask for the same one. */
function callbackSlot(atMs: number, random: Random, iso: Iso): string {
  const day = iso(atMs + random.integer(1, 9) * DAY_MS).slice(0, 10);
  const minutes = 510 + random.integer(0, 16) * 30;
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${day}T${hour}:${minutes % 60 === 0 ? '00' : '30'}:00.0000000Z`;
}

/** A candidate whose magic-link token was renewed: no web request, no e-mail address, no child records. */
export function magicLinkCandidate(parentId: number, atMs: number, random: Random, iso: Iso): JobRequest {
  const entityId = random.guid();
  return {
    type: jobType('UpsertCandidateJob'),
    parentId,
    entityId,
    payload: magicLinkPayload(random, entityId, iso(atMs + 2 * DAY_MS)),
    submissionKey: entityId,
    hasEmail: false,
  };
}

export function applyCandidate(parentId: number, applyId: string, delayMs?: number): JobRequest {
  return { type: jobType('ApplyCandidateSyncJob'), parentId, entityId: applyId, delayMs };
}

/** The candidate that an ApplyCandidateSyncJob found (`known`) or makes. */
export function matchedCandidate(job: Job, known: boolean, atMs: number, random: Random, iso: Iso): JobRequest {
  const entityId = random.guid();
  const forms = random.chance(0.14) ? 2 : 1;
  return {
    type: jobType('UpsertCandidateJob'),
    parentId: job.id,
    entityId,
    payload: candidatePayload(random, {
      acceptedAt: iso(atMs),
      knownId: known ? entityId : undefined,
      applyId: job.entityId!,
    }),
    submissionKey: entityId,
    hasEmail: true,
    followUps: [...Array<string>(forms).fill('UpsertApplicationFormJob'), 'UpsertContactCreationChannelsJob'],
  };
}

export const applyId = (random: Random) => `C${random.integer(100000, 999999)}`;
