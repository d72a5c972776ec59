import { TimelineRow } from '../../domain/timeline/layoutRows';
import { count } from '../../domain/words';
import { levelWords, signLevelOf } from '../levelWords';
import { verdictCounts } from '../verdictCounts';

/** What a row's picture shows, for those who do not see it. */
export function rowSummary(row: TimelineRow): string {
  const { jobType, verdict, recovered, strip } = row;
  const counts = verdictCounts(verdict, recovered).map(({ text }) => text);
  const good = strip ? [count(verdict.counts.succeeded, 'success', 'successes')] : [];
  return `${jobType}, ${levelWords[signLevelOf(verdict)].name}: ${[...counts, ...good].join(', ')}`;
}
