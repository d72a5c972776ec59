import { useTheme2 } from '@grafana/ui';
import { MarkCluster } from '../../domain/timeline/clusterMarks';
import { Mark, MarkKind } from '../../domain/timeline/runMarks';
import { Meaning, signColours } from '../signColours';
import { markShapes } from './markShapes';

interface Props {
  clusters: readonly MarkCluster[];
  /** Middle of the lane (px). */
  y: number;
  /** A loss of a type that carries no person's data is not red. */
  lossMeaning: Meaning;
}

/** An attempt that was worked out. What is to come, or was not read, has a shape of its own. */
export const isJoined = ({ attempt, inferred }: Mark): boolean => attempt !== null && inferred;

/** The marks of one lane: one path per look, so that a lane costs a handful of elements however many attempts it holds. */
export function MarkPaths({ clusters, y, lossMeaning }: Props) {
  const looks = new Map<string, Omit<MarkPathProps, 'lossMeaning'>>();
  const { primary } = useTheme2().colors.text;
  const changes = clusters.filter(({ marks }) => marks[0]?.changedFrom);
  const bars = clusters.filter(({ marks }) => marks.length > 1);
  for (const { kind, marks, fromPx, toPx } of clusters) {
    const ends = fromPx === toPx ? [fromPx] : [fromPx, toPx];
    const isWorkedOut = marks.some(isJoined);
    const key = `${kind} ${isWorkedOut}`;
    const path = (looks.get(key)?.path ?? '') + ends.map((x) => markShapes[kind].path(x, y)).join('');
    looks.set(key, { kind, path, isWorkedOut });
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
      {[...looks].map(([key, look]) => (
        <MarkPath key={key} {...look} lossMeaning={lossMeaning} />
      ))}
    </>
  );
}

/** Stands above a mark whose error is new to its run. */
export const changeNotch = (x: number, y: number) => `M${x - 3.5},${y - 9}h7l-3.5,4.5Z`;

interface MarkPathProps {
  kind: MarkKind;
  path: string;
  /** Whether the attempt was worked out: drawn in dots, its filling faint. */
  isWorkedOut?: boolean;
  lossMeaning: Meaning;
}

const DOTS = '1.8 1.8';

/** One path in the looks of a kind of mark. */
export function MarkPath({ kind, path, isWorkedOut = false, lossMeaning }: MarkPathProps) {
  const theme = useTheme2();
  const { meaning, paint, hollow, dash } = markShapes[kind];
  const colour = signColours(theme)[meaning === 'loss' ? lossMeaning : meaning].mark;
  const isOutlined = hollow || isWorkedOut || paint !== 'fill';
  return (
    <path
      d={path}
      data-mark={kind}
      fill={hollow ? theme.colors.background.primary : paint === 'fill' ? colour : 'none'}
      fillOpacity={isWorkedOut && !hollow ? 0.35 : undefined}
      stroke={isOutlined ? colour : theme.colors.background.primary}
      strokeWidth={paint === 'fill' ? (isOutlined ? 1.6 : 1) : paint}
      strokeDasharray={isWorkedOut ? DOTS : dash}
      strokeLinecap={dash ? 'butt' : 'round'}
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
}: Pick<MarkPathProps, 'kind' | 'lossMeaning'> & { fromPx: number; toPx: number; y: number }) {
  const theme = useTheme2();
  const { meaning } = markShapes[kind];
  const colour = signColours(theme)[meaning === 'loss' ? lossMeaning : meaning].mark;
  return <path d={`M${fromPx},${y}H${toPx}`} stroke={colour} strokeWidth={3} fill="none" />;
}
