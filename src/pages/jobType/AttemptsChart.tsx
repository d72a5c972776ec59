import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { CountedStep } from '../../domain/counted';
import { TimeSpan } from '../../domain/coverage';
import { Run } from '../../domain/jobs/run';
import { attemptsPerStep, StepCounts } from '../../domain/runs/attemptsPerStep';
import { count } from '../../domain/words';
import { Meaning, signColours } from '../../ui/signColours';
import { Clock, clockText, spanText } from '../../ui/timeTexts';
import { visuallyHidden } from '../../ui/visuallyHidden';
import { PageBox } from '../PageBox';

interface Props {
  runs: readonly Run[];
  /** Runs that ended well at the first attempt, and were not read. */
  counted: readonly CountedStep[];
  span: TimeSpan;
  clock: Clock;
}

const HEIGHT_PX = 96;
const kinds = [
  { kind: 'lost', meaning: 'loss', words: 'gave up' },
  { kind: 'failed', meaning: 'retry', words: 'failed' },
  { kind: 'succeeded', meaning: 'good', words: 'succeeded' },
] as const satisfies ReadonlyArray<{ kind: keyof StepCounts; meaning: Meaning; words: string }>;

const stepWords = (step: StepCounts): string =>
  kinds
    .filter(({ kind }) => step[kind] > 0)
    .map(({ kind, words }) => `${step[kind].toLocaleString('en-GB')} ${words}`)
    .join(', ') || 'none';

/** How many attempts ended in each hour, by how they ended. */
export function AttemptsChart({ runs, counted, span: { fromMs, toMs }, clock }: Props) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const { stepMs, steps } = useMemo(
    () => attemptsPerStep(runs, counted, { fromMs, toMs }),
    [runs, counted, fromMs, toMs]
  );
  const highest = Math.max(1, ...steps.map(({ lost, failed, succeeded }) => lost + failed + succeeded));
  const hours = stepMs / 3_600_000;
  const title = hours === 1 ? 'Attempts by the hour' : `Attempts by ${count(hours, 'hour')}`;
  return (
    <PageBox title={title}>
      <div className={styles.chart} style={{ height: HEIGHT_PX }} aria-hidden>
        {steps.map((step) => (
          <div key={step.fromMs} className={styles.step} title={`${spanText(step, clock)}: ${stepWords(step)}`}>
            {kinds.map(({ kind, meaning }) => (
              <div
                key={kind}
                style={{
                  // A single loss must not vanish beside thousands of successes.
                  height: step[kind] === 0 ? 0 : Math.max(2, (step[kind] / highest) * (HEIGHT_PX - 4)),
                  background: colours[meaning].mark,
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <div className={styles.axis}>
        <span>{clockText(steps[0]?.fromMs ?? fromMs, clock)}</span>
        <span>at most {count(highest, 'attempt')}</span>
        <span>{clockText(toMs, clock)}</span>
      </div>
      <ul className={styles.legend} aria-hidden>
        {kinds.map(({ kind, meaning, words }) => (
          <li key={kind}>
            <span className={styles.swatch} style={{ background: colours[meaning].mark }} /> {words}
          </li>
        ))}
      </ul>
      <ul className={styles.hidden} aria-label={title}>
        {steps
          .filter(({ lost, failed }) => lost + failed > 0)
          .map((step) => (
            <li key={step.fromMs}>
              {spanText(step, clock)}: {stepWords(step)}
            </li>
          ))}
      </ul>
    </PageBox>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({
    display: 'flex',
    alignItems: 'flex-end',
    gap: 1,
    borderBottom: `1px solid ${theme.colors.border.medium}`,
  }),
  step: css({
    display: 'flex',
    flex: 1,
    flexDirection: 'column',
    justifyContent: 'flex-end',
    minWidth: 0,
    height: '100%',
    '&:hover': { background: theme.colors.action.hover },
  }),
  axis: css({
    display: 'flex',
    justifyContent: 'space-between',
    fontSize: 11,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
  legend: css({
    display: 'flex',
    gap: theme.spacing(2),
    margin: theme.spacing(0.5, 0, 0),
    padding: 0,
    listStyle: 'none',
    fontSize: 11,
    color: theme.colors.text.secondary,
  }),
  swatch: css({ display: 'inline-block', width: 8, height: 8, borderRadius: 1 }),
  hidden: css(visuallyHidden),
});
