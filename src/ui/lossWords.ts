import { jobTypeInfo } from '../domain/jobs/jobCatalogue';

/** How the final loss of a run of this type is spoken of: red only where a person's data goes with it. */
export interface LossWords {
  /** "49 lost", "44 given up", "lost in 1 min" */
  lost: string;
  meaning: 'loss' | 'muted';
}

/** A type that the catalogue does not know may carry data, so its loss counts as one. */
export function lossWords(jobType: string): LossWords {
  const jobClass = jobTypeInfo(jobType)?.jobClass;
  return jobClass === 'sync' || jobClass === 'other'
    ? { lost: 'given up', meaning: 'muted' }
    : { lost: 'lost', meaning: 'loss' };
}
