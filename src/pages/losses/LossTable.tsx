import { css, cx } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { CellProps, Column, InteractiveTable, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { Loss } from '../../domain/losses/loss';
import { errorName, howLost, whoKnows } from '../../domain/losses/lossTexts';
import { JobTypeName } from '../../ui/JobTypeName';
import { Clock, clockSecondsText, exactText } from '../../ui/timeTexts';

interface Props {
  losses: readonly Loss[];
  clock: Clock;
  hrefOf: (loss: Loss) => string | null;
  /** Address of the run's own page. */
  runHrefOf: (loss: Loss) => string;
}

interface Row extends Loss {
  /** Key of the row, as the table wants it. */
  id: string;
  ids: string;
  how: string;
  person: string;
  error: string;
}

const PAGE_ROWS = 50;

const rowOf = (loss: Loss): Row => ({
  ...loss,
  id: `${loss.key} ${loss.lostAtMs}`,
  ids: [
    loss.hangfireJobId === null ? null : `job ${loss.hangfireJobId}`,
    loss.correlationId,
    loss.entityId === null ? null : `entity ${loss.entityId}`,
  ]
    .filter((id) => id !== null)
    .join('\n'),
  how: howLost(loss),
  person: whoKnows(loss),
  error: loss.cause ? errorName(loss.cause) : '–',
});

/** Every loss, one a row; each column but the links sorts. */
export function LossTable({ losses, clock, hrefOf, runHrefOf }: Props) {
  const styles = useStyles2(getStyles);
  const rows = useMemo(() => losses.map(rowOf), [losses]);
  const { timeZone, nowMs } = clock;
  const columns = useMemo((): Array<Column<Row>> => {
    const at = { timeZone, nowMs };
    return [
      {
        id: 'lostAtMs',
        header: 'Lost at',
        sortType: 'number',
        cell: ({ row: { original } }: CellProps<Row>) => (
          <span className={styles.time} title={exactText(original.lostAtMs, at)}>
            {clockSecondsText(original.lostAtMs, at)}
          </span>
        ),
      },
      {
        id: 'jobType',
        header: 'Job type',
        sortType: 'string',
        cell: ({ row: { original } }: CellProps<Row>) => (
          <span className={styles.type}>
            <JobTypeName name={original.jobType} />
          </span>
        ),
      },
      {
        id: 'ids',
        header: 'Ids',
        sortType: 'string',
        cell: ({ row: { original } }: CellProps<Row>) => (
          <a href={runHrefOf(original)} className={cx(styles.link, styles.ids)}>
            {original.ids || 'the run'}
          </a>
        ),
      },
      {
        id: 'how',
        header: 'How',
        sortType: 'string',
        cell: ({ row: { original } }: CellProps<Row>) => <span className={styles.words}>{original.how}</span>,
      },
      {
        id: 'person',
        header: 'Person',
        sortType: 'string',
        cell: ({ row: { original } }: CellProps<Row>) => (
          <span className={original.affects === 'nobody' ? styles.muted : styles.words}>{original.person}</span>
        ),
      },
      {
        id: 'error',
        header: 'Cause',
        sortType: 'string',
        cell: ({ row: { original } }: CellProps<Row>) => (
          <span className={styles.cause}>
            {original.error}
            {original.cause?.ownFrame && <span className={styles.frame}>at {original.cause.ownFrame}</span>}
          </span>
        ),
      },
      {
        id: 'lineIds',
        header: 'Lines',
        cell: ({ row: { original } }: CellProps<Row>) => {
          const href = hrefOf(original);
          return href === null ? (
            <>–</>
          ) : (
            <a
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              className={styles.link}
              aria-label={`Lines in Kibana: ${original.jobType}, ${original.ids || original.key}`}
            >
              lines
            </a>
          );
        },
      },
    ];
  }, [hrefOf, runHrefOf, nowMs, styles, timeZone]);
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
  time: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', fontWeight: 500 }),
  type: css({ display: 'flex', minWidth: 140, maxWidth: 260 }),
  ids: css({
    display: 'block',
    minWidth: 190,
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
    fontFamily: theme.typography.fontFamilyMonospace,
  }),
  words: css({ display: 'block', minWidth: 120, maxWidth: '32ch' }),
  muted: css({ display: 'block', minWidth: 120, color: theme.colors.text.secondary }),
  cause: css({ display: 'block', minWidth: 160, overflowWrap: 'anywhere' }),
  frame: css({ display: 'block', color: theme.colors.text.secondary }),
  link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
});
