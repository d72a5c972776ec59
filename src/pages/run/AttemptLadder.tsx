import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { Attempt, outcomeMs, Run } from '../../domain/jobs/run';
import { attemptLadder, Rung } from '../../domain/runs/attemptLadder';
import { AppSettings } from '../../settings/settings';
import { errorText } from '../../ui/timeline/errorText';
import { MarkSign } from '../../ui/timeline/MarkSign';
import { Clock, spanText } from '../../ui/timeTexts';
import { PageBox } from '../PageBox';
import { AttemptRow } from './AttemptRow';

interface Props {
  run: Run;
  app: string;
  settings: AppSettings;
  clock: Clock;
}

/** All attempts in order of time; those that failed alike are folded into one rung. */
export function AttemptLadder({ run, app, settings, clock }: Props) {
  const styles = useStyles2(getStyles);
  const rungs = useMemo(() => attemptLadder(run), [run]);
  const rowOf = (attempt: Attempt) => (
    <AttemptRow
      key={`${outcomeMs(attempt)} ${attempt.lineIds[0] ?? ''}`}
      attempt={attempt}
      run={run}
      app={app}
      settings={settings}
      clock={clock}
    />
  );
  return (
    <PageBox
      title={`Attempts: ${run.attempts.length}${run.seenFromFirst ? '' : ' seen,'} of at most ${Math.max(run.maxAttempts, run.attempts.length)}`}
    >
      <ol className={styles.list}>
        {rungs.map((rung, index) =>
          rung.kind === 'unread' ? (
            <li key={`unread${rung.fromN}`} className={styles.unread}>
              <MarkSign kind="unread" />
              {rung.fromN === rung.toN ? `Attempt ${rung.fromN} was` : `Attempts ${rung.fromN} to ${rung.toN} were`} not
              read.
            </li>
          ) : rung.attempts.length === 1 ? (
            rung.attempts.map(rowOf)
          ) : (
            <FoldedRung key={`fold${index}`} attempts={rung.attempts} clock={clock} rowOf={rowOf} />
          )
        )}
      </ol>
    </PageBox>
  );
}

type FoldedProps = Pick<Extract<Rung, { kind: 'attempts' }>, 'attempts'> & {
  clock: Clock;
  rowOf: (attempt: Attempt) => React.ReactNode;
};

/** Attempts that failed alike: how often and when, and each by itself when asked for. */
function FoldedRung({ attempts, clock, rowOf }: FoldedProps) {
  const styles = useStyles2(getStyles);
  const [opened, setOpened] = useState(false);
  const first = attempts[0]!;
  const last = attempts.at(-1)!;
  const numbers = first.n === null || last.n === null ? 'Attempts' : `Attempts ${first.n} to ${last.n}`;
  return (
    <>
      <li className={styles.folded}>
        <MarkSign kind={first.outcome} />
        <span className={styles.words}>
          <span className={styles.what}>
            {numbers} failed, the same {attempts.length} times
          </span>
          <span className={styles.when}>{spanText({ fromMs: outcomeMs(first), toMs: outcomeMs(last) }, clock)}</span>
          {last.error && <span className={styles.error}>{errorText(last.error)}</span>}
        </span>
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon={opened ? 'angle-up' : 'angle-down'}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {opened ? 'Fold' : 'Each'}
        </Button>
      </li>
      {opened && attempts.map(rowOf)}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 13 }),
  unread: css({
    display: 'flex',
    gap: theme.spacing(1),
    alignItems: 'center',
    padding: theme.spacing(0.75, 0),
    color: theme.colors.text.secondary,
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  folded: css({
    display: 'flex',
    gap: theme.spacing(1),
    alignItems: 'flex-start',
    padding: theme.spacing(0.75, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    '& > svg': { marginTop: 3 },
  }),
  words: css({ display: 'flex', flexWrap: 'wrap', flex: 1, minWidth: 0, gap: theme.spacing(0, 1.5) }),
  what: css({ fontWeight: 500 }),
  when: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  error: css({ flexBasis: '100%', color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
