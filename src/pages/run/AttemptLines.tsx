import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { Attempt } from '../../domain/jobs/run';
import { count } from '../../domain/words';
import { AppSettings } from '../../settings/settings';
import { Clock } from '../../ui/timeTexts';
import { LineItem } from './LineItem';
import { useRunLines } from './useRunLines';

interface Props {
  attempt: Attempt;
  app: string;
  settings: AppSettings;
  clock: Clock;
}

/** The lines about jobs that the attempt's process wrote while it ran. */
export function AttemptLines({ attempt, app, settings, clock }: Props) {
  const styles = useStyles2(getStyles);
  const [payloadOf, setPayloadOf] = useState<string | null>(null);
  const read = useRunLines({ settings, app, attempt }, payloadOf);
  if (!read) {
    return <LoadingPlaceholder text="Reading its lines …" />;
  }
  const { lines, others, isCutOff, problem } = read;
  if (problem) {
    return (
      <p className={styles.note} role="alert">
        Its lines could not be read. {problem.detail}
      </p>
    );
  }
  return (
    <div className={styles.box}>
      {lines.length > 0 && (
        <ol className={styles.list} aria-label="Lines of this attempt">
          {lines.map((line) => (
            <LineItem
              key={line.id}
              line={line}
              isOwn={attempt.lineIds.includes(line.id)}
              clock={clock}
              onPayload={(asked) => setPayloadOf(asked ? line.id : null)}
            />
          ))}
        </ol>
      )}
      <p className={styles.note}>
        {lines.length === 0 && 'No line about jobs was found at this time. '}
        {others > 0 && `${count(others, 'more line')} of this process are not about jobs. `}
        {isCutOff && 'The earliest lines are missing here: there are more than one answer holds.'}
      </p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ margin: theme.spacing(0.5, 0, 0, 2.75) }),
  list: css({
    margin: 0,
    padding: theme.spacing(0.5, 1),
    listStyle: 'none',
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  note: css({ margin: theme.spacing(0.5, 0, 0), fontSize: 12, color: theme.colors.text.secondary }),
});
