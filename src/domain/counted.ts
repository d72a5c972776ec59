import { TimeSpan } from './coverage';

/** A span in which so many runs began and ended well at the first attempt. */
export interface CountedStep extends TimeSpan {
  runs: number;
}

/** Plain successes of one job type that the search engine counted, and whose lines were not read. */
export interface CountedRuns {
  jobType: string;
  /** In order of time; steps without a run are left out. */
  steps: readonly CountedStep[];
  /** Runs that ended at once, since the same data was being sent. */
  duplicates?: readonly CountedStep[];
}

export const countedSteps = (counted: readonly CountedRuns[], jobType: string): readonly CountedStep[] =>
  counted.find((one) => one.jobType === jobType)?.steps ?? [];

/** How many runs of a type were counted that ended at once, as duplicates. */
export const countedDuplicates = (counted: readonly CountedRuns[], jobType: string): number =>
  (counted.find((one) => one.jobType === jobType)?.duplicates ?? []).reduce((sum, { runs }) => sum + runs, 0);

/** How many runs of a type were counted that ended well. */
export const countedRuns = (counted: readonly CountedRuns[], jobType: string): number =>
  countedSteps(counted, jobType).reduce((sum, { runs }) => sum + runs, 0);
