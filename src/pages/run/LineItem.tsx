import { css, cx } from '@emotion/css';
import { dateTimeFormat, GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { LogLine } from '../../domain/jobs/logLine';
import { ScrollRegion } from '../../ui/ScrollRegion';
import { Clock } from '../../ui/timeTexts';

interface Props {
  line: LogLine;
  /** Whether the line is the run's; others were written by the same process at that time. */
  isOwn: boolean;
  clock: Clock;
  /** Asks for the payload, or no longer. */
  onPayload: (asked: boolean) => void;
}

/** One line of the log: time, level, message; its exception and its payload when asked for. */
export function LineItem({ line, isOwn, clock, onPayload }: Props) {
  const styles = useStyles2(getStyles);
  const [exceptionShown, setExceptionShown] = useState(false);
  const { timeMs, level, text, exception, isPayload, payload } = line;
  return (
    <li className={cx(styles.line, !isOwn && styles.other)}>
      <span className={styles.time}>
        {dateTimeFormat(timeMs, { timeZone: clock.timeZone, format: 'HH:mm:ss.SSS' })} {level}
      </span>
      <span className={styles.text}>{text}</span>
      {exception !== null && (
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon={exceptionShown ? 'angle-up' : 'angle-down'}
          aria-expanded={exceptionShown}
          onClick={() => setExceptionShown(!exceptionShown)}
        >
          Exception
        </Button>
      )}
      {isPayload && (
        <span className={styles.hidden}>
          {payload === null && 'Hidden: it may hold a person’s data. '}
          <Button size="sm" variant="secondary" fill="text" onClick={() => onPayload(payload === null)}>
            {payload === null ? 'Show it' : 'Hide it'}
          </Button>
        </span>
      )}
      {exceptionShown && exception !== null && (
        <ScrollRegion label="Exception" className={styles.block}>
          {exception}
        </ScrollRegion>
      )}
      {payload !== null && (
        <ScrollRegion label="Payload" className={styles.block}>
          {payload}
        </ScrollRegion>
      )}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0.25, 0),
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: 12,
    overflowWrap: 'anywhere',
  }),
  other: css({ color: theme.colors.text.secondary }),
  time: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
  text: css({ flex: '1 1 300px', minWidth: 0 }),
  hidden: css({ color: theme.colors.text.secondary, fontFamily: theme.typography.fontFamily }),
  block: css({
    flexBasis: '100%',
    maxHeight: 320,
    margin: theme.spacing(0.5, 0),
    whiteSpace: 'pre-wrap',
  }),
});
