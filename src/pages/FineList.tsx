import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Verdict } from '../domain/runbook/verdict';
import { count } from '../domain/words';
import { JobTypeLink } from '../ui/JobTypeLink';
import { LevelSign } from '../ui/LevelSign';
import { signLevelOf } from '../ui/levelWords';
import { PageLinks } from '../ui/pageLinks';
import { Clock, clockText, relativeText } from '../ui/timeTexts';
import { PageBox } from './PageBox';

interface Props {
  verdicts: readonly Verdict[];
  clock: Clock;
  links: PageLinks;
}

/** The job types without a failure, one line each. Quiet is not the same as fine. */
export function FineList({ verdicts, clock, links }: Props) {
  const styles = useStyles2(getStyles);
  const fine = verdicts.filter(({ level }) => level === 'ok');
  if (fine.length === 0) {
    return null;
  }
  return (
    <PageBox title="No failure">
      <ul className={styles.list}>
        {fine.map((verdict) => (
          <li key={verdict.jobType} className={styles.line}>
            <LevelSign level={signLevelOf(verdict)} sizePx={14} />
            <span className={styles.name}>
              <JobTypeLink name={verdict.jobType} links={links} />
            </span>
            <span className={styles.words}>{fineWords(verdict, clock)}</span>
          </li>
        ))}
      </ul>
    </PageBox>
  );
}

function fineWords({ counts, lastSuccessAtMs }: Verdict, clock: Clock): string {
  if (counts.succeeded === 0) {
    return counts.skipped > 0 ? `${count(counts.skipped, 'skipped', 'skipped')}, none succeeded` : 'did not run';
  }
  const last =
    lastSuccessAtMs === null
      ? ''
      : `, last at ${clockText(lastSuccessAtMs, clock)}, ${relativeText(lastSuccessAtMs, clock)}`;
  return `${count(counts.succeeded, 'succeeded', 'succeeded')}${last}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 12 }),
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0.5, 0),
    '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
  name: css({ display: 'flex', minWidth: 0, flex: '0 1 320px' }),
  words: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
