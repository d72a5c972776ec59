import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { outcomeMs, Run } from '../../domain/jobs/run';
import { beganMs, lastError } from '../../domain/runs/listRuns';
import { lossWords } from '../../ui/lossWords';
import { PageLinks } from '../../ui/pageLinks';
import { runStateWords } from '../../ui/runWords';
import { ScrollRegion } from '../../ui/ScrollRegion';
import { signColours } from '../../ui/signColours';
import { errorText } from '../../ui/timeline/HitFacts';
import { shortRunName } from '../../ui/timeline/RunFacts';
import { Clock, clockText, relativeText } from '../../ui/timeTexts';
import { ROW_PX, useRowsInSight } from './useRowsInSight';

interface Props {
  runs: readonly Run[];
  links: PageLinks;
  clock: Clock;
}

const MOST_HEIGHT_PX = 480;
const HEAD_PX = 28;
const columns = ['Run', 'State', 'Began', 'Attempts', 'End', 'Error'];

/** Runs as a table of which only the rows in sight are drawn. */
export function RunsTable({ runs, links, clock }: Props) {
  const styles = useStyles2(getStyles);
  const { first, last, onScroll } = useRowsInSight(runs.length, MOST_HEIGHT_PX);
  const heightPx = Math.min(MOST_HEIGHT_PX, HEAD_PX + runs.length * ROW_PX + 2);
  return (
    <div className={styles.frame}>
      <ScrollRegion label="Runs" className={styles.scroll} style={{ height: heightPx }} onScroll={onScroll}>
        <table className={styles.table} aria-rowcount={runs.length + 1}>
          <thead className={styles.head}>
            <tr style={{ height: HEAD_PX }} aria-rowindex={1}>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Space rows={first} />
            {runs.slice(first, last).map((run, index) => (
              <RunRow key={run.key} run={run} index={first + index} links={links} clock={clock} />
            ))}
            <Space rows={runs.length - last} />
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

/** Stands for rows that are not in sight. */
const Space = ({ rows }: { rows: number }) =>
  rows === 0 ? null : (
    <tr aria-hidden style={{ height: rows * ROW_PX }}>
      <td colSpan={columns.length} style={{ padding: 0 }} />
    </tr>
  );

function RunRow({ run, index, links, clock }: Omit<Props, 'runs'> & { run: Run; index: number }) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const { name, meaning } = runStateWords(run);
  const error = lastError(run);
  return (
    <tr style={{ height: ROW_PX }} aria-rowindex={index + 2}>
      <th scope="row">
        <a href={links.run(run)} className={styles.link}>
          {shortRunName(run)}
        </a>
      </th>
      <td style={{ color: colours[meaning].text }}>{name}</td>
      <td>{clockText(beganMs(run), clock)}</td>
      <td>
        {run.attempts.length} of {Math.max(run.maxAttempts, run.attempts.length)}
      </td>
      <td>{endText(run, clock)}</td>
      <td className={styles.error} title={error ? errorText(error) : undefined}>
        {error && errorText(error)}
      </td>
    </tr>
  );
}

function endText(run: Run, clock: Clock): string {
  const { lost } = lossWords(run.jobType);
  const last = run.attempts.at(-1);
  if (run.deletion) {
    return `${lost} ${run.deletion.fromMs > clock.nowMs ? relativeText(run.deletion.fromMs, clock) : 'any minute'}`;
  }
  return last ? clockText(run.deletedAtMs ?? outcomeMs(last), clock) : '';
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ overflowX: 'auto' }),
  scroll: css({ minWidth: 720 }),
  table: css({
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    fontSize: 12,
    fontVariantNumeric: 'tabular-nums',
    'th, td': {
      padding: theme.spacing(0, 1),
      textAlign: 'left',
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      borderTop: `1px solid ${theme.colors.border.weak}`,
    },
    'th:nth-child(1)': { width: 130, fontWeight: 400 },
    'th:nth-child(2)': { width: 120 },
    'th:nth-child(3)': { width: 110 },
    'th:nth-child(4)': { width: 90 },
    'th:nth-child(5)': { width: 150 },
  }),
  head: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    background: theme.colors.background.primary,
    th: { fontWeight: 500, borderTop: 0 },
  }),
  link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
  error: css({ color: theme.colors.text.secondary }),
});
