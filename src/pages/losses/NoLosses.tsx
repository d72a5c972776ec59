import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import { Report } from '../../domain/report';
import { count } from '../../domain/words';
import { GapList } from '../../ui/GapList';
import { Clock } from '../../ui/timeTexts';
import { pageHref } from '../pageNav';
import { PageSentence } from '../PageSentence';
import { pagePlaces, UrlState } from '../urlState';
import { CheckedNote } from './CheckedNote';

interface Props {
  report: Report;
  clock: Clock;
  urlState: UrlState;
}

/** No loss was read. That nothing was lost is said only where everything was read and understood. */
export function NoLosses({ report, clock, urlState }: Props) {
  const styles = useStyles2(getStyles);
  const { mayHideLoss, verdicts, coverage } = report;
  const isCertain = !mayHideLoss && coverage.gaps.length === 0 && verdicts.length > 0;
  const retrying = verdicts.reduce((sum, { counts }) => sum + counts.retrying, 0);
  return (
    <PageSentence
      level={isCertain ? 'ok' : 'unknown'}
      sentence={
        isCertain
          ? 'Nothing was lost for good.'
          : 'Cannot tell whether anything was lost: no loss was read, but not everything is known.'
      }
    >
      <CheckedNote report={report} clock={clock} />
      {coverage.gaps.length > 0 && (
        <div className={styles.gaps}>
          <GapList coverage={coverage} clock={clock} />
        </div>
      )}
      {retrying > 0 && (
        <p className={styles.next}>
          {count(retrying, 'run is', 'runs are')} still retrying:{' '}
          <TextLink href={pageHref(pagePlaces.needsYou(), urlState)} inline>
            what can be lost next
          </TextLink>
        </p>
      )}
    </PageSentence>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  gaps: css({ marginTop: theme.spacing(1) }),
  next: css({ margin: theme.spacing(1, 0, 0) }),
});
