import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Report } from '../../domain/report';
import { count } from '../../domain/words';
import { GapList } from '../../ui/GapList';
import { LevelSign } from '../../ui/LevelSign';
import { Clock } from '../../ui/timeTexts';
import { PageBox } from '../PageBox';
import { CheckedNote } from './CheckedNote';

interface Props {
  report: Report;
  clock: Clock;
}

/** No loss was read. That nothing was lost is said only where everything was read and understood. */
export function NoLosses({ report, clock }: Props) {
  const styles = useStyles2(getStyles);
  const { mayHideLoss, verdicts, coverage } = report;
  const isCertain = !mayHideLoss && coverage.gaps.length === 0 && verdicts.length > 0;
  const retrying = verdicts.reduce((sum, { counts }) => sum + counts.retrying, 0);
  return (
    <PageBox>
      <div className={styles.note}>
        <LevelSign level={isCertain ? 'ok' : 'unknown'} sizePx={22} decorative />
        <div role="status" className={styles.words}>
          <p className={styles.title}>
            {isCertain
              ? 'Nothing was lost for good.'
              : 'Cannot tell whether anything was lost: no loss was read, but not everything is known.'}
          </p>
          <CheckedNote report={report} clock={clock} />
          {coverage.gaps.length > 0 && (
            <div className={styles.gaps}>
              <GapList coverage={coverage} clock={clock} />
            </div>
          )}
          {retrying > 0 && (
            <p className={styles.next}>
              {count(retrying, 'run is', 'runs are')} still retrying: what can be lost next is under “What needs you”.
            </p>
          )}
        </div>
      </div>
    </PageBox>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ display: 'flex', gap: theme.spacing(1.5) }),
  words: css({ minWidth: 0 }),
  title: css({ margin: 0, fontSize: 16, lineHeight: '22px', fontWeight: 500, color: theme.colors.text.maxContrast }),
  gaps: css({ marginTop: theme.spacing(1), fontSize: 12 }),
  next: css({ margin: theme.spacing(1, 0, 0) }),
});
