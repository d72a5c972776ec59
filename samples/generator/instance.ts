import type { Attempt, Job } from './job';
import type { Performance } from './performance';

/** A process of the API with its workers. */
export interface Instance {
  index: number;
  generation: number;
  fetching: boolean;
  startedAtMs: number;
  executions: Set<Execution>;
}

export interface Execution {
  job: Job;
  attempt: Attempt;
  instance: Instance;
  /** Missing while it waits for the lock. */
  performance?: Performance;
  /** The process is stopping: the result is not saved, the job goes back to the queue. */
  requeue: boolean;
  over: boolean;
}
