import { useTheme2 } from '@grafana/ui';
import { MarkCluster } from '../../domain/timeline/clusterMarks';
import { MarkKind } from '../../domain/timeline/runMarks';
import { Meaning, signColours } from '../signColours';
import { markShapes } from './markShapes';

interface Props {
  clusters: readonly MarkCluster[];
  /** Middle of the lane (px). */
  y: number;
  /** A loss of a type that carries no person's data is not red. */
  lossMeaning: Meaning;
}

/** The marks of one lane: one path per kind, so that a lane costs a handful of elements however many attempts it holds. */
export function MarkPaths({ clusters, y, lossMeaning }: Props) {
  const kinds = new Map<MarkKind, string>();
  const { primary } = useTheme2().colors.text;
  const changes = clusters.filter(({ marks }) => marks[0]?.changedFrom);
  const bars = clusters.filter(({ marks }) => marks.length > 1);
  for (const { kind, fromPx, toPx } of clusters) {
    const ends = fromPx === toPx ? [fromPx] : [fromPx, toPx];
    kinds.set(kind, (kinds.get(kind) ?? '') + ends.map((x) => markShapes[kind].path(x, y)).join(''));
  }
  return (
    <>
      {bars.map(({ kind, fromPx, toPx }) => (
        <Bar key={`${kind}${fromPx}`} kind={kind} fromPx={fromPx} toPx={toPx} y={y} lossMeaning={lossMeaning} />
      ))}
      {changes.length > 0 && (
        <path
          d={changes.map(({ fromPx }) => changeNotch(fromPx, y)).join('')}
          fill={primary}
          data-mark="causeChanged"
        />
      )}
      {[...kinds].map(([kind, path]) => (
        <MarkPath key={kind} kind={kind} path={path} lossMeaning={lossMeaning} />
      ))}
    </>
  );
}

/** Stands above a mark whose error is new to its run. */
export const changeNotch = (x: number, y: number) => `M${x - 3.5},${y - 9}h7l-3.5,4.5Z`;

interface MarkPathProps {
  kind: MarkKind;
  path: string;
  lossMeaning: Meaning;
}

/** One path in the looks of a kind of mark. */
export function MarkPath({ kind, path, lossMeaning }: MarkPathProps) {
  const theme = useTheme2();
  const { meaning, paint, hollow, dash } = markShapes[kind];
  const colour = signColours(theme)[meaning === 'loss' ? lossMeaning : meaning].mark;
  return (
    <path
      d={path}
      data-mark={kind}
      fill={hollow ? theme.colors.background.primary : paint === 'fill' ? colour : 'none'}
      stroke={hollow || paint !== 'fill' ? colour : theme.colors.background.primary}
      strokeWidth={paint === 'fill' ? (hollow ? 1.6 : 1) : paint}
      strokeDasharray={dash}
      strokeLinecap="round"
    />
  );
}

/** Marks too close to tell apart: a bar from the first to the last of them. */
function Bar({
  kind,
  fromPx,
  toPx,
  y,
  lossMeaning,
}: Omit<MarkPathProps, 'path'> & { fromPx: number; toPx: number; y: number }) {
  const theme = useTheme2();
  const { meaning } = markShapes[kind];
  const colour = signColours(theme)[meaning === 'loss' ? lossMeaning : meaning].mark;
  return <path d={`M${fromPx},${y}H${toPx}`} stroke={colour} strokeWidth={3} fill="none" />;
}
