import { css, cx } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Verdict } from '../domain/runbook/verdict';
import { count } from '../domain/words';
import { CountWords } from './CountWords';
import { JobTypeName } from './JobTypeName';
import { LevelSign } from './LevelSign';
import { signLevelOf } from './levelWords';
import { verdictCounts } from './verdictCounts';

interface Props {
  /** Worst first. */
  verdicts: readonly Verdict[];
  /** One line each, or two with what to do. */
  lines: 1 | 2;
}

/** The answer without a picture, for small panels: sign, name, what was lost and what to do. */
export function AnswerList({ verdicts, lines }: Props) {
  const styles = useStyles2(getStyles);
  const fine = verdicts.filter(({ level }) => level === 'ok');
  const rest = verdicts.filter(({ level }) => level !== 'ok');
  return (
    <ul className={styles.list} aria-label="Job types, worst first">
      {rest.map((verdict) => {
        const words = verdictCounts(verdict, 0);
        const todo = verdict.steps[0]?.text ?? verdict.headline;
        return (
          <li key={verdict.jobType} className={styles.item} title={lines === 1 ? todo : undefined}>
            <LevelSign level={signLevelOf(verdict)} />
            <span className={styles.words}>
              <span className={styles.name}>
                <JobTypeName name={verdict.jobType} />
              </span>
              {lines === 2 && (
                <span className={styles.todo} title={todo}>
                  {todo}
                </span>
              )}
            </span>
            <span className={cx(styles.counts, lines === 2 && styles.stacked)}>
              {lines === 1 ? (
                <CountWords words={words.slice(0, 1)} />
              ) : (
                words.slice(0, 2).map((word) => <CountWords key={word.text} words={[word]} />)
              )}
            </span>
          </li>
        );
      })}
      {fine.length > 0 && (
        <li className={styles.fine}>
          {count(fine.length, rest.length > 0 ? 'more type' : 'job type')} without a failure
        </li>
      )}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 12, lineHeight: '17px' }),
  item: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: '2px 0',
    '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
  words: css({ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 }),
  name: css({ display: 'flex', minWidth: 0, fontWeight: 500 }),
  todo: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: 11,
    color: theme.colors.text.secondary,
  }),
  counts: css({ flex: 'none', textAlign: 'right' }),
  stacked: css({ display: 'flex', flexDirection: 'column' }),
  fine: css({ padding: '2px 0 2px 24px', color: theme.colors.text.secondary, fontSize: 11 }),
});
