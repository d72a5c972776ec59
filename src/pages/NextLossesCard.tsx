import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { Report } from '../domain/report';
import { count } from '../domain/words';
import { JobTypeLink } from '../ui/JobTypeLink';
import { lossWords } from '../ui/lossWords';
import { PageLinks } from '../ui/pageLinks';
import { signColours } from '../ui/signColours';
import { Clock, clockText, deadlineText, relativeText } from '../ui/timeTexts';
import { nextLosses } from './nextLosses';
import { PageBox } from './PageBox';

interface Props {
  report: Report;
  clock: Clock;
  links: PageLinks;
}

const MOST = 7;

/** The runs that carry a person's data and are lost next, if nothing changes. Worked out from their attempts. */
export function NextLossesCard({ report, clock, links }: Props) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const losses = nextLosses(report.runs.filter((run) => lossWords(run).meaning === 'loss'));
  if (losses.length === 0) {
    return null;
  }
  const later = losses.slice(MOST).reduce((sum, { runs }) => sum + runs, 0);
  const last = losses.at(-1);
  return (
    <PageBox title="Next losses, if nothing changes">
      <ul className={styles.list}>
        {losses.slice(0, MOST).map(({ jobType, dueMs, runs, doomed }) => (
          <li key={`${dueMs}${jobType}${doomed}`} className={styles.item}>
            <span className={styles.time}>{deadlineText(dueMs, clock)}</span>
            <span className={styles.name}>
              {runs > 1 && `${runs} × `}
              <JobTypeLink name={jobType} links={links} />
            </span>

            <span className={styles.left}>{dueMs > clock.nowMs ? relativeText(dueMs, clock) : 'any minute'}</span>
            {doomed && (
              <span className={styles.doomed} style={{ color: colours.loss.text }}>
                cannot be saved
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        {later > 0 && last && `And ${count(later, 'more run')} by ${clockText(last.dueMs, clock)}. `}
        Worked out from each run’s last attempt.
      </p>
    </PageBox>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 12, fontVariantNumeric: 'tabular-nums' }),
  item: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0.5, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  time: css({ whiteSpace: 'nowrap', fontWeight: 500 }),
  name: css({ display: 'flex', gap: 4, flex: 1, minWidth: 0, whiteSpace: 'nowrap' }),
  doomed: css({ flexBasis: '100%' }),
  left: css({ whiteSpace: 'nowrap', color: theme.colors.text.secondary }),
  note: css({ margin: theme.spacing(0.5, 0, 0), fontSize: 12, color: theme.colors.text.secondary }),
});
