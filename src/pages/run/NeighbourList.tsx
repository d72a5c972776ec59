import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { Run } from '../../domain/jobs/run';
import { beganMs } from '../../domain/runs/listRuns';
import { neighboursOf } from '../../domain/runs/neighbours';
import { count } from '../../domain/words';
import { PageLinks } from '../../ui/pageLinks';
import { runStateWords } from '../../ui/runWords';
import { shortRunName } from '../../ui/timeline/RunFacts';
import { Clock, clockText } from '../../ui/timeTexts';
import { PageBox } from '../PageBox';

interface Props {
  run: Run;
  runs: readonly Run[];
  links: PageLinks;
  clock: Clock;
}

const MOST = 6;

/** The runs beside this one: before and after it, and those that failed within the same minutes. */
export function NeighbourList({ run, runs, links, clock }: Props) {
  const styles = useStyles2(getStyles);
  const { previous, next, alike, otherwise } = useMemo(() => neighboursOf(run, runs), [run, runs]);
  const linkTo = (other: Run, withType: boolean) => (
    <li key={other.key}>
      <a href={links.run(other)} className={styles.link}>
        {withType && other.jobType !== run.jobType ? `${other.jobType} ` : ''}
        {shortRunName(other)}
      </a>{' '}
      <span className={styles.quiet}>
        {clockText(beganMs(other), clock)}, {runStateWords(other).name.toLowerCase()}
      </span>
    </li>
  );
  return (
    <PageBox title="Beside it">
      <p className={styles.words}>{alikeWords(alike.length, otherwise.length)}</p>
      {alike.length > 0 && (
        <ul className={styles.list} aria-label="Failed at the same time with the same error">
          {alike.slice(0, MOST).map((other) => linkTo(other, true))}
          {alike.length > MOST && <li className={styles.quiet}>and {count(alike.length - MOST, 'more run')}</li>}
        </ul>
      )}
      {previous && (
        <>
          <h3 className={styles.title}>The run before of this type</h3>
          <ul className={styles.list}>{linkTo(previous, false)}</ul>
        </>
      )}
      {next && (
        <>
          <h3 className={styles.title}>The run after</h3>
          <ul className={styles.list}>{linkTo(next, false)}</ul>
        </>
      )}
    </PageBox>
  );
}

function alikeWords(alike: number, otherwise: number): string {
  if (alike === 0 && otherwise === 0) {
    return 'No other run failed at the same time.';
  }
  const same = alike === 0 ? 'No other run' : count(alike, 'other run');
  const rest = otherwise === 0 ? '' : ` ${count(otherwise, 'more', 'more')} failed with another error.`;
  return `${same} failed at the same time with the same error.${rest}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  words: css({ margin: 0, fontSize: 12 }),
  title: css({ margin: theme.spacing(1, 0, 0), fontSize: 12, fontWeight: 500 }),
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 12, overflowWrap: 'anywhere' }),
  link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
  quiet: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
