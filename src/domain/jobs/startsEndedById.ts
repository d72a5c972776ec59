import { JobEvent } from './jobEvent';

/** What a job's own start and end lines share, where they share something; null: nothing that tells runs apart. */
function idOf({ jobType, correlationId, entityId }: JobEvent): string | null {
  if (jobType === 'UpsertCandidateJob') {
    return correlationId ? `${jobType} ${correlationId}` : null;
  }
  return jobType === 'ApplyCandidateSyncJob' && entityId ? `${jobType} ${entityId}` : null;
}

/**
 * The starts that an end line of the job itself answers, by its id: Hangfire's line of a failure cannot be about them.
 * @param events of one process, in order of time
 */
export function startsEndedById(events: readonly JobEvent[]): ReadonlySet<JobEvent> {
  const open = new Map<string, JobEvent>();
  const ended = new Set<JobEvent>();
  for (const event of events) {
    const id = idOf(event);
    if (id === null) {
      continue;
    }
    if (event.kind === 'started') {
      open.set(id, event);
    } else if (event.kind === 'succeeded' || event.kind === 'deleted') {
      const start = open.get(id);
      if (start) {
        ended.add(start);
        open.delete(id);
      }
    }
  }
  return ended;
}
