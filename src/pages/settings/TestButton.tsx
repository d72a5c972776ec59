import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import { useEffect, useRef, useState } from 'react';
import { Subscription } from 'rxjs';
import { DataProblem, isDataProblem } from '../../data/dataProblem';
import { SettingsTest, testSettings } from '../../data/testSettings';
import { shapeWords } from '../../domain/jobs/documentShape';
import { count } from '../../domain/words';
import { AppSettings } from '../../settings/settings';
import { ProblemNote } from '../../ui/ProblemNote';
import { dayBefore } from './lastDay';

/** Tries the settings as they stand in the form, saved or not, on the last 24 hours. Shows counts, never a line's text. */
export function TestButton({ settings }: { settings: AppSettings | null }) {
  const [found, setFound] = useState<SettingsTest | DataProblem | 'reading' | null>(null);
  const reading = useRef<Subscription | null>(null);
  useEffect(() => () => reading.current?.unsubscribe(), []);

  const test = (tested: AppSettings) => {
    reading.current?.unsubscribe();
    setFound('reading');
    reading.current = testSettings(tested, dayBefore(Date.now())).subscribe(setFound);
  };

  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Button
        variant="secondary"
        icon="play"
        disabled={settings === null || found === 'reading'}
        onClick={() => settings && test(settings)}
      >
        {found === 'reading' ? 'Reading the last 24 hours…' : 'Test'}
      </Button>
      <div role="status">
        {found !== null &&
          found !== 'reading' &&
          (isDataProblem(found) ? <ProblemNote {...found} /> : <Outcome test={found} />)}
      </div>
    </Stack>
  );
}

function Outcome({ test: { apps, app, tally, gaps } }: { test: SettingsTest }) {
  const styles = useStyles2(getStyles);
  const doubts = [...new Set(gaps.map(({ detail, reason }) => detail ?? reason))].join(' ');
  if (app === null) {
    return (
      <ProblemNote
        title="No line of a job was found"
        detail={`In the last 24 hours no line that tells of a job names an app in these fields. ${doubts}`}
        wayOut="Press Detect, or compare the names with a line in Kibana."
      />
    );
  }
  const { recognised, unrecognised } = tally;
  const others = apps.slice(1).map(({ name, lines }) => `${name} (${lines})`);
  return (
    <Stack direction="column" gap={1}>
      <Text>
        {`The last 24 hours hold ${count(tally.lines, 'line')} of ${app}. `}
        {others.length > 0 && `Other apps with such lines: ${others.join(', ')}.`}
      </Text>
      {gaps.length > 0 && <Text color="warning">{`Not all was read: ${doubts}`}</Text>}
      <table className={styles.table}>
        <caption>Recognised</caption>
        <thead>
          <tr>
            <th scope="col">Job type</th>
            <th scope="col">Written as</th>
            <th scope="col">Lines</th>
          </tr>
        </thead>
        <tbody>
          {recognised.map(({ jobType, shape, lines }) => (
            <tr key={`${jobType} ${shape}`}>
              <td>{jobType ?? 'Hangfire and the host, of no single job'}</td>
              <td>{shapeWords[shape]}</td>
              <td className={styles.number}>{lines}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unrecognised.length === 0 ? (
        <Text color="secondary">Every line that looks like a job’s was recognised.</Text>
      ) : (
        <table className={styles.table}>
          <caption>Not recognised, so that there may be no all-clear</caption>
          <thead>
            <tr>
              <th scope="col">Why</th>
              <th scope="col">Lines</th>
            </tr>
          </thead>
          <tbody>
            {unrecognised.map(({ reason, lines }) => (
              <tr key={reason}>
                <td>{reason}</td>
                <td className={styles.number}>{lines}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    borderCollapse: 'collapse',
    caption: { captionSide: 'top', padding: theme.spacing(0.5, 0), color: theme.colors.text.primary, fontWeight: 500 },
    'th, td': {
      padding: theme.spacing(0.5, 2, 0.5, 0),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      textAlign: 'left',
      verticalAlign: 'top',
    },
    th: { color: theme.colors.text.secondary, fontWeight: 400 },
  }),
  number: css({ '&&': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }),
});
