import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { Run } from '../domain/jobs/run';
import { worstRuns } from '../domain/runs/worstRuns';
import { PageLinks } from './pageLinks';
import { runEndText } from './runEndText';
import { runStateWords } from './runWords';
import { signColours } from './signColours';
import { shortRunName } from './timeline/RunFacts';
import { Clock } from './timeTexts';

interface Props {
  /** All runs of the report. */
  runs: readonly Run[];
  jobType: string;
  links: PageLinks;
  clock: Clock;
}

const SHOWN = 3;

/** The worst runs that a verdict is about, one click away; how many more there are leads to the page that lists them. */
export function WorstRuns({ runs, jobType, links, clock }: Props) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const worst = useMemo(() => worstRuns(runs, jobType), [runs, jobType]);
  if (worst.length === 0) {
    return null;
  }
  const more = worst.length - SHOWN;
  return (
    <ul className={styles.list} aria-label="Runs">
      {worst.slice(0, SHOWN).map((run) => {
        const { name, meaning } = runStateWords(run);
        const end = runEndText(run, clock);
        return (
          <li key={run.key}>
            <a href={links.run(run)} className={styles.link}>
              {shortRunName(run)}
            </a>{' '}
            <span style={{ color: colours[meaning].text }}>{run.deletion ? end : `${name.toLowerCase()} ${end}`}</span>
          </li>
        );
      })}
      {more > 0 && (
        <li>
          <a href={links.jobType(jobType)} className={styles.link}>
            {more.toLocaleString('en-GB')} more
          </a>
        </li>
      )}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.25, 2),
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    listStyle: 'none',
    fontSize: 12,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  }),
  link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
});
