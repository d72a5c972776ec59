import { useTheme2 } from '@grafana/ui';
import { Verdict } from '../domain/runbook/verdict';
import { lossWords } from './lossWords';
import { signColours } from './signColours';
import { Clock, clockText } from './timeTexts';

interface Props {
  /** Of all these, the soonest. */
  verdicts: readonly Verdict[];
  clock: Clock;
}

/** "Next deletion: 13:21." in the person’s zone, where the verdict says how long that is; nothing where no run waits. */
export function NextDeletion({ verdicts, clock }: Props) {
  const colours = signColours(useTheme2());
  const soonest = verdicts
    .flatMap(({ nextDeletion, jobClass }) => (nextDeletion ? [{ jobClass, dueMs: nextDeletion.fromMs }] : []))
    .sort((a, b) => a.dueMs - b.dueMs)[0];
  if (!soonest) {
    return null;
  }
  const { jobClass, dueMs } = soonest;
  const { meaning } = lossWords({ jobClass });
  const time = clockText(dueMs, clock);
  return (
    <span style={meaning === 'loss' ? { color: colours.loss.text } : undefined}>
      {dueMs > clock.nowMs ? `Next deletion: ${time}.` : `The next deletion was due at ${time}.`}
    </span>
  );
}
