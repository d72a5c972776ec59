import { JobClass } from '../domain/jobs/jobCatalogue';

/** How the final loss of a run of this type is spoken of: red only where a person's data goes with it. */
export interface LossWords {
  /** "49 lost", "44 given up", "lost in 1 min" */
  lost: string;
  meaning: 'loss' | 'muted';
}

/** A run, or a verdict, of a type that is not known may be of one that carries data: its loss counts as one. */
export function lossWords({ jobClass }: { jobClass: JobClass | null }): LossWords {
  return jobClass === 'sync' || jobClass === 'other'
    ? { lost: 'given up', meaning: 'muted' }
    : { lost: 'lost', meaning: 'loss' };
}
