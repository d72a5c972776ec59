import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2, useTheme2 } from '@grafana/ui';
import { Run } from '../../domain/jobs/run';
import { beganMs, lastError, RunOrder } from '../../domain/runs/listRuns';
import { PageLinks } from '../../ui/pageLinks';
import { runEndText } from '../../ui/runEndText';
import { runStateWords } from '../../ui/runWords';
import { ScrollRegion } from '../../ui/ScrollRegion';
import { signColours } from '../../ui/signColours';
import { errorText } from '../../ui/timeline/errorText';
import { shortRunName } from '../../ui/timeline/RunFacts';
import { Clock, clockText } from '../../ui/timeTexts';
import { ROW_PX, useRowsInSight } from './useRowsInSight';

interface Props {
  runs: readonly Run[];
  order: RunOrder;
  onOrder: (order: RunOrder) => void;
  links: PageLinks;
  clock: Clock;
}

const MOST_HEIGHT_PX = 480;
const HEAD_PX = 28;

interface Column {
  name: string;
  /** The orders that a click on its head asks for, by turns. */
  orders?: readonly RunOrder[];
}

const columns: readonly Column[] = [
  { name: 'Run' },
  { name: 'State', orders: ['worst'] },
  { name: 'Began', orders: ['newest', 'oldest'] },
  { name: 'Attempts', orders: ['attempts'] },
  { name: 'End' },
  { name: 'Error' },
];
const orderWords: Record<RunOrder, string> = {
  worst: 'worst first',
  newest: 'newest first',
  oldest: 'oldest first',
  attempts: 'most attempts first',
};

/** Runs as a table of which only the rows in sight are drawn. */
export function RunsTable({ runs, order, onOrder, links, clock }: Props) {
  const styles = useStyles2(getStyles);
  const { first, last, onScroll } = useRowsInSight(runs.length, MOST_HEIGHT_PX);
  const heightPx = Math.min(MOST_HEIGHT_PX, HEAD_PX + runs.length * ROW_PX + 2);
  return (
    <div className={styles.frame}>
      <ScrollRegion label="Runs" className={styles.scroll} style={{ height: heightPx }} onScroll={onScroll}>
        <table className={styles.table} aria-rowcount={runs.length + 1}>
          <thead className={styles.head}>
            <tr style={{ height: HEAD_PX }} aria-rowindex={1}>
              {columns.map((column) => (
                <ColumnHead key={column.name} {...column} order={order} onOrder={onOrder} />
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

function ColumnHead({ name, orders = [], order, onOrder }: Column & Pick<Props, 'order' | 'onOrder'>) {
  const styles = useStyles2(getStyles);
  const at = orders.indexOf(order);
  const next = orders[(at + 1) % orders.length];
  return (
    <th scope="col" aria-sort={at < 0 ? undefined : order === 'oldest' ? 'ascending' : 'descending'}>
      {next === undefined ? (
        name
      ) : (
        <button
          type="button"
          className={styles.sort}
          title={`Order: ${orderWords[at < 0 ? next : order]}`}
          onClick={() => onOrder(next)}
        >
          {name}
          {at >= 0 && <Icon name={order === 'oldest' ? 'arrow-up' : 'arrow-down'} size="xs" />}
        </button>
      )}
    </th>
  );
}

/** Stands for rows that are not in sight. */
const Space = ({ rows }: { rows: number }) =>
  rows === 0 ? null : (
    <tr aria-hidden style={{ height: rows * ROW_PX }}>
      <td colSpan={columns.length} style={{ padding: 0 }} />
    </tr>
  );

function RunRow({ run, index, links, clock }: Pick<Props, 'links' | 'clock'> & { run: Run; index: number }) {
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
      <td>{runEndText(run, clock)}</td>
      <td className={styles.error} title={error ? errorText(error) : undefined}>
        {error && errorText(error)}
      </td>
    </tr>
  );
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
  sort: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 0,
    background: 'none',
    font: 'inherit',
    '&:hover': { textDecoration: 'underline' },
  }),
  link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
  error: css({ color: theme.colors.text.secondary }),
});
