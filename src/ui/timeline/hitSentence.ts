import { Hit } from '../../domain/timeline/hitTest';
import { duration } from '../../domain/words';
import { lossWords } from '../lossWords';
import { Clock, clockText } from '../timeTexts';
import { errorText } from './errorText';
import { hitTitle } from './HitFacts';
import { shortRunName } from './RunFacts';

/** What a screen reader says of a chosen run or attempt: which, when, why, and the deadline. */
export function hitSentence(hit: Extract<Hit, { kind: 'mark' | 'run' }>, clock: Clock): string {
  const { run } = hit.laid;
  const last = hit.kind === 'mark' ? hit.cluster.marks.at(-1) : undefined;
  const { lost } = lossWords(run);
  return [
    hitTitle(hit),
    last && clockText(last.atMs, clock),
    last?.attempt?.error && errorText(last.attempt.error),
    `Run ${shortRunName(run)}`,
    run.deletion && run.deletion.fromMs > clock.nowMs && `${lost} in ${duration(run.deletion.fromMs - clock.nowMs)}`,
  ]
    .flatMap((part) => (part ? [part.replace(/\.$/, '')] : []))
    .join('. ');
}
