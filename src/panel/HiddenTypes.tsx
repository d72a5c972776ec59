import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Verdict } from '../domain/runbook/verdict';
import { count } from '../domain/words';
import { LevelSign } from '../ui/LevelSign';
import { levelWords } from '../ui/levelWords';

/** Says what the panel's options keep out of sight, and whether it needs anybody. */
export function HiddenTypes({ verdicts }: { verdicts: readonly Verdict[] }) {
  const styles = useStyles2(getStyles);
  const worst = verdicts[0];
  if (!worst) {
    return null;
  }
  return (
    <p className={styles.note}>
      <LevelSign level={worst.level} sizePx={14} decorative />
      {count(verdicts.length, 'job type is', 'job types are')} hidden by this panel’s options; the worst is{' '}
      {worst.jobType}: {levelWords[worst.level].name}.
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    margin: 0,
    fontSize: 12,
    color: theme.colors.text.secondary,
  }),
});
