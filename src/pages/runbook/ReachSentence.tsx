import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { RunbookReach } from '../../domain/runbook/runbookReach';
import { count } from '../../domain/words';

interface Props {
  reach: RunbookReach;
  mayHideLoss: boolean;
}

/** How far the runbook reaches, in a sentence. */
export function ReachSentence({ reach: { failedRuns, spokenTo }, mayHideLoss }: Props) {
  const styles = useStyles2(getStyles);
  const share = failedRuns > 0 ? Math.round((100 * spokenTo) / failedRuns) : 0;
  return (
    <div role="status" className={styles.words}>
      <p className={styles.sentence}>
        {failedRuns === 0
          ? 'No failed run was read in this range: the runbook had nothing to speak to.'
          : spokenTo === failedRuns
            ? `The runbook speaks to every run that failed: ${count(failedRuns, 'run')}.`
            : `The runbook speaks to ${spokenTo.toLocaleString('en-GB')} of ${count(failedRuns, 'failed run')} (${share} %).`}
      </p>
      <p className={styles.detail}>
        {mayHideLoss && 'Not everything was read or understood, so more may have failed. '}
        It speaks to every failure of the sync jobs that it names, and to candidates that are lost for good. Of
        candidates that are still tried again, and of all other jobs, it says nothing; what stands here of them is ours
        to suggest.
      </p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  words: css({ minWidth: 0, fontVariantNumeric: 'tabular-nums' }),
  sentence: css({
    margin: 0,
    fontSize: 22,
    lineHeight: '28px',
    fontWeight: theme.typography.fontWeightMedium,
    color: theme.colors.text.maxContrast,
  }),
  detail: css({ margin: theme.spacing(0.5, 0, 0), maxWidth: '80ch', color: theme.colors.text.secondary }),
});
