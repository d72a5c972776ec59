import { useStyles2, useTheme2 } from '@grafana/ui';
import { TimeSpan } from '../../domain/coverage';
import { cutEnds } from '../../domain/timeline/cutEnds';
import { lanesInSight, TimelineRow } from '../../domain/timeline/layoutRows';
import { MarkKind } from '../../domain/timeline/runMarks';
import { duration } from '../../domain/words';
import { signColours } from '../signColours';
import { chevron } from './LaneLine';
import { getLegendStyles } from './legendStyles';
import { changeNotch, isJoined } from './MarkPaths';
import { MarkSign } from './MarkSign';
import { markShapes } from './markShapes';

interface Props {
  rows: readonly TimelineRow[];
  span: TimeSpan;
  nowMs: number;
  /** How far the lanes of an opened row are scrolled, by job type (px). */
  scrolledPx: (jobType: string) => number;
}

/** What the marks mean: only those that are in the picture. */
export function TimelineLegend({ rows, span, nowMs, scrolledPx }: Props) {
  const styles = useStyles2(getLegendStyles);
  const theme = useTheme2();
  const colours = signColours(theme);
  const lanes = rows.flatMap(({ jobType, laid, open }) =>
    open ? lanesInSight(open, scrolledPx(jobType), nowMs) : laid
  );
  const isCut = lanes.map((laid) => cutEnds(laid, span)).some(({ left, right }) => left || right);
  const inSight = lanes.flatMap(({ marks }) => marks).filter(({ atMs }) => span.fromMs <= atMs && atMs <= span.toMs);
  const present = new Set(inSight.map(({ kind }) => kind));
  const kinds = (Object.keys(markShapes) as MarkKind[]).filter((kind) => present.has(kind));
  const joined = inSight.find(isJoined);
  const strips = rows.flatMap(({ strip }) => (strip && strip.steps.length > 0 ? [strip.stepMs] : []));
  const stripSteps = [...new Set(strips)].sort((a, b) => a - b);
  return (
    <ul className={styles.legend} aria-label="Legend">
      {kinds.map((kind) => (
        <li key={kind} className={styles.item}>
          <MarkSign kind={kind} />
          {markShapes[kind].words}
        </li>
      ))}
      {joined && (
        <li className={styles.item}>
          <MarkSign kind={joined.kind} isWorkedOut />
          partly worked out
        </li>
      )}
      {inSight.some(({ changedFrom }) => changedFrom) && (
        <li className={styles.item}>
          <svg width={14} height={14} aria-hidden>
            <path d={changeNotch(7, 14)} fill={theme.colors.text.primary} />
          </svg>
          another error than before
        </li>
      )}
      {isCut && (
        <li className={styles.item}>
          <svg width={14} height={14} aria-hidden>
            <path d={chevron(7, 7, 1)} fill="none" stroke={colours.retry.mark} strokeWidth={1.6} />
          </svg>
          goes beyond
        </li>
      )}
      {rows.some(({ stack }) => stack) && (
        <li className={styles.item}>
          <svg width={14} height={14} aria-hidden>
            <path d="M1,13V7l6,-4h6v10Z" fill={colours.retry.mark} fillOpacity={0.4} stroke={colours.retry.mark} />
          </svg>
          runs waiting, above those lost
        </li>
      )}
      {stripSteps.length > 0 && (
        <li className={styles.item}>
          <svg width={14} height={14} aria-hidden>
            <path d="M1,13V8h3v5ZM5.5,13V3h3v10ZM10,13V6h3v7Z" fill={colours.good.mark} />
          </svg>
          successes in {stripSteps.map(duration).join(' or ')}
        </li>
      )}
    </ul>
  );
}
