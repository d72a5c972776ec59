import { useStyles2 } from '@grafana/ui';
import { HourRow } from '../../domain/timeline/hourFold';
import { MarkKind } from '../../domain/timeline/runMarks';
import { MinuteBar } from './HourCells';
import { getLegendStyles } from './legendStyles';
import { MarkSign } from './MarkSign';
import { markShapes } from './markShapes';

/** What the signs and bars of the hour view mean: only those that are in it. */
export function HourLegend({ rows }: { rows: readonly HourRow[] }) {
  const styles = useStyles2(getLegendStyles);
  const cells = rows.flatMap((row) => row.cells);
  const several = cells.filter(({ count }) => count > 1);
  const kindsOf = (own: typeof cells) => {
    const present = new Set(own.map(({ kind }) => kind));
    return (Object.keys(markShapes) as MarkKind[]).filter((kind) => present.has(kind));
  };
  const bars = kindsOf(several);
  const solid = bars.find((kind) => !markShapes[kind].hollow);
  const hollow = bars.filter((kind) => markShapes[kind].hollow);
  return (
    <ul className={styles.legend} aria-label="Legend">
      {kindsOf(cells).map((kind) => (
        <li key={kind} className={styles.item}>
          <MarkSign kind={kind} />
          {markShapes[kind].words}
        </li>
      ))}
      {solid && (
        <li className={styles.item}>
          <BarSign kind={solid} />
          several in one minute, the taller the more
        </li>
      )}
      {hollow.map((kind) => (
        <li key={kind} className={styles.item}>
          <BarSign kind={kind} />
          several {kind === 'nextTry' ? 'to come' : markShapes[kind].words}
        </li>
      ))}
    </ul>
  );
}

function BarSign({ kind }: { kind: MarkKind }) {
  return (
    <svg width={14} height={14} aria-hidden>
      <MinuteBar kind={kind} x={7} y={7} widthPx={8} heightPx={12} lossMeaning="loss" />
    </svg>
  );
}
