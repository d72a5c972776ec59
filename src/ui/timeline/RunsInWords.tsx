import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { TimelineRow } from '../../domain/timeline/layoutRows';
import { count } from '../../domain/words';
import { Clock } from '../timeTexts';
import { visuallyHidden } from '../visuallyHidden';
import { hitSentence } from './hitSentence';

interface Props {
  row: TimelineRow;
  clock: Clock;
}

/** More would be a long way to listen. */
const MOST = 25;

/** The runs of a row that stand in lanes, for those who do not see them. */
export function RunsInWords({ row, clock }: Props) {
  const styles = useStyles2(getStyles);
  if (row.laid.length === 0) {
    return null;
  }
  return (
    <ul className={styles.hidden} aria-label={`Runs of ${row.jobType}`}>
      {row.laid.slice(0, MOST).map((laid) => (
        <li key={laid.run.key}>{hitSentence({ kind: 'run', row, laid, atMs: clock.nowMs }, clock)}</li>
      ))}
      {row.laid.length > MOST && <li>{count(row.laid.length - MOST, 'more run')}</li>}
    </ul>
  );
}

const getStyles = () => ({ hidden: css(visuallyHidden) });
