import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { CellProps, Column, InteractiveTable, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { Loss } from '../../domain/losses/loss';
import { errorName, howLost, whoKnows } from '../../domain/losses/lossTexts';
import { Clock } from '../../ui/timeTexts';
import { LossRun } from './LossRun';
import { LossTime } from './LossTime';

interface Props {
  losses: readonly Loss[];
  clock: Clock;
  /** Address of its lines; null where links are off. */
  hrefOf: (loss: Loss) => string | null;
  /** Address of the run's own page. */
  runHrefOf: (loss: Loss) => string;
}

interface Row extends Loss {
  /** Key of the row, as the table wants it. */
  id: string;
  fate: string;
  error: string;
}

const PAGE_ROWS = 50;

const rowOf = (loss: Loss): Row => ({
  ...loss,
  id: `${loss.key} ${loss.lostAtMs}`,
  fate: whoKnows(loss),
  error: loss.cause ? errorName(loss.cause) : '–',
});

/** Every loss, one a row; each column sorts. */
export function LossTable({ losses, clock, hrefOf, runHrefOf }: Props) {
  const styles = useStyles2(getStyles);
  const rows = useMemo(() => losses.map(rowOf), [losses]);
  const { timeZone, nowMs } = clock;
  const columns = useMemo(
    (): Array<Column<Row>> => [
      {
        id: 'lostAtMs',
        header: 'Lost at',
        sortType: 'number',
        cell: ({ row: { original } }: CellProps<Row>) => (
          <LossTime ms={original.lostAtMs} timeZone={timeZone} nowMs={nowMs} />
        ),
      },
      {
        id: 'jobType',
        header: 'Run',
        sortType: 'string',
        cell: ({ row: { original } }: CellProps<Row>) => (
          <LossRun loss={original} href={runHrefOf(original)} linesHref={hrefOf(original)} />
        ),
      },
      {
        id: 'fate',
        header: 'What became of it',
        sortType: 'string',
        cell: ({ row: { original } }: CellProps<Row>) => (
          <span className={styles.words}>
            <span className={original.affects === 'nobody' ? styles.quiet : styles.line}>{original.fate}</span>
            <span className={styles.quiet}>{howLost(original)}</span>
          </span>
        ),
      },
      {
        id: 'error',
        header: 'Cause',
        sortType: 'string',
        cell: ({ row: { original } }: CellProps<Row>) => (
          <span className={styles.words}>
            <span className={styles.line}>{original.error}</span>
            {original.cause?.ownFrame && <span className={styles.quiet}>at {original.cause.ownFrame}</span>}
          </span>
        ),
      },
    ],
    [hrefOf, runHrefOf, nowMs, styles, timeZone]
  );
  return (
    <div className={styles.table}>
      <InteractiveTable columns={columns} data={rows} getRowId={({ id }) => id} pageSize={PAGE_ROWS} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    fontSize: 12,
    '& td': { verticalAlign: 'top' },
    '& th, & th button': { fontSize: 12, textAlign: 'left' },
  }),
  words: css({ display: 'block', minWidth: 140, maxWidth: '44ch', overflowWrap: 'anywhere' }),
  line: css({ display: 'block' }),
  quiet: css({ display: 'block', color: theme.colors.text.secondary }),
});
