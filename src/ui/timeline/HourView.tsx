import { Verdict } from '../../domain/runbook/verdict';
import { css } from '@emotion/css';
import { dateTimeForTimeZone, GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { groupBy } from '../../domain/groupBy';
import { HourCell, HourFold, HourRow, hourFold } from '../../domain/timeline/hourFold';
import { TimelineRow } from '../../domain/timeline/layoutRows';
import { isPlain } from '../../domain/timeline/runMarks';
import { Run } from '../../domain/jobs/run';
import { count } from '../../domain/words';
import { JobTypeName } from '../JobTypeName';
import { lossWords } from '../lossWords';
import { Clock } from '../timeTexts';
import { HourCells } from './HourCells';
import { HourLegend } from './HourLegend';

interface Props {
  rows: readonly TimelineRow[];
  runs: readonly Run[];
  clock: Clock;
  widthPx: number;
}

const NAME_PX = 84;
/** Words take no more than this, and this part of a narrow width. */
const WORDS = { mostPx: 190, part: 0.28 };

/** Each job type's retries folded by the hour: minute across, attempt down. Drift leans, late ones stand aside. */
export function HourView({ rows, runs, clock, widthPx }: Props) {
  const styles = useStyles2(getStyles);
  const { nowMs, timeZone } = clock;
  const folds = useMemo(() => {
    const offsetMs = dateTimeForTimeZone(timeZone, nowMs).utcOffset() * 60_000;
    const runsOf = groupBy(
      runs.filter((run) => !isPlain(run)),
      (run) => run.jobType
    );
    return rows
      .filter(({ calm }) => !calm)
      .map(({ jobType, verdict }) => ({ jobType, verdict, ...hourFold(runsOf.get(jobType) ?? [], nowMs, offsetMs) }));
  }, [rows, runs, nowMs, timeZone]);
  return (
    <div className={styles.view}>
      {folds.length === 0 ? <p>Nothing was retried.</p> : <HourLegend rows={folds.flatMap((fold) => fold.rows)} />}
      {folds.map((fold) => (
        <HourOfType key={fold.jobType} {...fold} widthPx={widthPx} />
      ))}
    </div>
  );
}

interface TypeProps extends HourFold {
  jobType: string;
  verdict: Verdict;
  widthPx: number;
}

function HourOfType({ jobType, verdict, rows, withoutNumber, widthPx }: TypeProps) {
  const styles = useStyles2(getStyles);
  const wordsPx = Math.min(WORDS.mostPx, widthPx * WORDS.part);
  const chartPx = Math.max(1, widthPx - NAME_PX - wordsPx);
  const peak = rows.reduce((most, { cells }) => cells.reduce((own, cell) => Math.max(own, cell.count), most), 1);
  return (
    <section aria-label={`${jobType} by minute of the hour`}>
      <h3 className={styles.title}>
        <JobTypeName name={jobType} />
        <span className={styles.quiet}>by minute of the hour</span>
      </h3>
      <div className={styles.axis} style={{ marginLeft: NAME_PX, width: chartPx }} aria-hidden>
        {[0, 15, 30, 45].map((minute) => (
          <span key={minute} style={{ left: (minute / 60) * chartPx }}>
            :{String(minute).padStart(2, '0')}
          </span>
        ))}
      </div>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <li key={row.n} className={styles.row}>
            <span className={styles.name}>attempt {row.n}</span>
            <HourCells cells={row.cells} peak={peak} widthPx={chartPx} lossMeaning={lossWords(verdict).meaning} />
            <span className={styles.words} style={{ width: wordsPx }} title={rowWords(row)}>
              {rowWords(row)}
            </span>
          </li>
        ))}
      </ol>
      {withoutNumber > 0 && (
        <p className={styles.quiet}>{count(withoutNumber, 'attempt')} whose number is not known not drawn</p>
      )}
    </section>
  );
}

/** What stands out at an attempt: "12 runs · 3 to come · 3 late · 1 not read". */
function rowWords({ cells, late, doubled, unread }: HourRow): string {
  const sum = (own: readonly HourCell[]) => own.reduce((total, cell) => total + cell.count, 0);
  const toCome = sum(cells.filter(({ kind }) => kind === 'nextTry'));
  const came = sum(cells) - toCome - doubled;
  return [
    came > 0 && count(came, 'run'),
    toCome > 0 && `${toCome.toLocaleString('en-GB')} to come`,
    late > 0 && `${late} late`,
    doubled > 0 && `${doubled} twice`,
    unread > 0 && `${unread} not read`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ padding: theme.spacing(1, 1.25), display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  title: css({ display: 'flex', gap: theme.spacing(1), margin: 0, fontSize: 13, fontWeight: 500 }),
  quiet: css({ margin: 0, fontSize: 12, fontWeight: 400, color: theme.colors.text.secondary }),
  axis: css({
    position: 'relative',
    height: 18,
    fontSize: 11,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    '& > span': { position: 'absolute' },
  }),
  rows: css({ margin: 0, padding: 0, listStyle: 'none' }),
  row: css({ display: 'flex', alignItems: 'center', height: 18, fontSize: 11, fontVariantNumeric: 'tabular-nums' }),
  name: css({ width: NAME_PX, flex: 'none', color: theme.colors.text.secondary }),
  words: css({
    flex: 'none',
    paddingLeft: theme.spacing(1),
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
  }),
});
