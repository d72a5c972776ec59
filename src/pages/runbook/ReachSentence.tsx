import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { RunbookReach } from '../../domain/runbook/runbookReach';
import { count } from '../../domain/words';
import { PageSentence } from '../PageSentence';

interface Props {
  reach: RunbookReach;
  /** Whether all of the range was read and understood. */
  inFull: boolean;
}

/** How far the runbook reaches, in a sentence. */
export function ReachSentence({ reach: { failedRuns, spokenTo }, inFull }: Props) {
  const styles = useStyles2(getStyles);
  const share = failedRuns > 0 ? Math.round((100 * spokenTo) / failedRuns) : 0;
  const sentence =
    failedRuns === 0
      ? inFull
        ? 'No run failed in this range: the runbook had nothing to speak to.'
        : 'No failed run in what was read so far.'
      : spokenTo === failedRuns
        ? `The runbook speaks to every run that failed: ${count(failedRuns, 'run')}.`
        : `The runbook speaks to ${spokenTo.toLocaleString('en-GB')} of ${count(failedRuns, 'failed run')} (${share} %).`;
  return (
    <PageSentence sentence={sentence}>
      <p className={styles.detail}>
        {!inFull && 'Not everything was read or understood, so more may have failed. '}
        It speaks to every failure of the sync jobs that it names, and to candidates that are lost for good. Of
        candidates that are still tried again, and of all other jobs, it says nothing; what stands here of them is ours
        to suggest.
      </p>
    </PageSentence>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  detail: css({ margin: theme.spacing(0.5, 0, 0), color: theme.colors.text.secondary }),
});
