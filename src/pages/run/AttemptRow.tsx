import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { Attempt, isLost, outcomeMs, Run } from '../../domain/jobs/run';
import { instanceName } from '../../domain/words';
import { AppSettings } from '../../settings/settings';
import { lossWords } from '../../ui/lossWords';
import { errorText } from '../../ui/timeline/errorText';
import { tookText } from '../../ui/timeline/HitFacts';
import { markShapes } from '../../ui/timeline/markShapes';
import { MarkSign } from '../../ui/timeline/MarkSign';
import { Clock, clockSecondsText } from '../../ui/timeTexts';
import { AttemptLines } from './AttemptLines';

interface Props {
  attempt: Attempt;
  run: Run;
  app: string;
  settings: AppSettings;
  clock: Clock;
}

/** One attempt: when, how long, how it ended and with which error; its lines when asked for. */
export function AttemptRow({ attempt, run, app, settings, clock }: Props) {
  const styles = useStyles2(getStyles);
  const [opened, setOpened] = useState(false);
  const { n, startedAtMs, endedAtMs, error, inferred, endIsInferred, instance } = attempt;
  const tookMs = startedAtMs !== null && endedAtMs !== null ? endedAtMs - startedAtMs : null;
  const name = n === null ? 'An attempt' : `Attempt ${n}`;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <MarkSign kind={attempt.outcome} isWorkedOut={inferred || endIsInferred} />
        <span className={styles.words}>
          <span className={styles.what}>
            {name} {endWords(attempt, run)}
          </span>
          <span className={styles.when}>
            {clockSecondsText(startedAtMs ?? outcomeMs(attempt), clock)}
            {tookMs !== null && `, took ${tookText(tookMs)}`}
            {instance && `, on ${instanceName(instance)}`}
          </span>
          {(inferred || endIsInferred) && <span className={styles.when}>(worked out)</span>}
          {error && <span className={styles.error}>{errorText(error)}</span>}
        </span>
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon={opened ? 'angle-up' : 'angle-down'}
          aria-expanded={opened}
          aria-label={`Lines of ${name.toLowerCase()}`}
          onClick={() => setOpened(!opened)}
        >
          Lines
        </Button>
      </div>
      {opened && <AttemptLines attempt={attempt} app={app} settings={settings} clock={clock} />}
    </li>
  );
}

function endWords(attempt: Attempt, run: Run): string {
  const isEnd = attempt === run.attempts.at(-1);
  if (attempt.outcome === 'deleted') {
    return lossWords(run).lost === 'lost' ? 'gave up: lost for good' : 'gave up';
  }
  return isEnd && isLost(run) ? 'failed, and Hangfire deleted the job' : markShapes[attempt.outcome].words;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ padding: theme.spacing(0.75, 0), borderTop: `1px solid ${theme.colors.border.weak}` }),
  head: css({
    display: 'flex',
    gap: theme.spacing(1),
    alignItems: 'flex-start',
    '& > svg': { marginTop: 3 },
  }),
  words: css({ display: 'flex', flexWrap: 'wrap', flex: 1, minWidth: 0, gap: theme.spacing(0, 1.5) }),
  what: css({ fontWeight: 500 }),
  when: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  error: css({ flexBasis: '100%', color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
