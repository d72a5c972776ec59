import { isLost, Run } from '../jobs/run';

/** How a run stands, as the runs of a type are listed: worst first. */
export const runGroups = [
  'lost',
  'failed',
  'retrying',
  'interrupted',
  'running',
  'recovered',
  'succeeded',
  'skipped',
] as const;

export type RunGroup = (typeof runGroups)[number];

/** The group of a run. `recovered` failed before it succeeded; `skipped` ended without work. */
export function runGroup(run: Run): RunGroup {
  const { state, attempts } = run;
  if (isLost(run)) {
    return 'lost';
  }
  switch (state) {
    case 'succeeded':
      return attempts.some(({ outcome, n }) => outcome === 'failed' || outcome === 'aborted' || (n ?? 1) > 1)
        ? 'recovered'
        : 'succeeded';
    case 'deduplicated':
    case 'deleted':
    case 'deletedByHangfire':
      return 'skipped';
    default:
      return state;
  }
}
