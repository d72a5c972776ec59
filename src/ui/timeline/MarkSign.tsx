import { MarkKind } from '../../domain/timeline/runMarks';
import { MarkPath } from './MarkPaths';
import { markShapes } from './markShapes';

/** One mark on its own, for the legend and the tooltip. */
export function MarkSign({ kind, isWorkedOut }: { kind: MarkKind; isWorkedOut?: boolean }) {
  return (
    <svg width={14} height={14} aria-hidden style={{ flex: 'none' }}>
      <MarkPath kind={kind} path={markShapes[kind].path(7, 7)} isWorkedOut={isWorkedOut} lossMeaning="loss" />
    </svg>
  );
}
