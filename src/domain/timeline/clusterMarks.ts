import { Mark } from './runMarks';
import { pxOf, TimeScale } from './timeScale';

/** Marks of one kind that stand too close to be told apart: drawn as one bar, counted together. */
export interface MarkCluster {
  kind: Mark['kind'];
  marks: readonly Mark[];
  fromPx: number;
  toPx: number;
}

/** Joins neighbours of the same kind, cause and certainty that stand nearer than `minGapPx`; marks outside the picture are left out. */
export function clusterMarks(marks: readonly Mark[], scale: TimeScale, minGapPx: number): MarkCluster[] {
  const clusters: Array<MarkCluster & { marks: Mark[] }> = [];
  for (const mark of marks) {
    if (mark.atMs < scale.fromMs || mark.atMs > scale.toMs) {
      continue;
    }
    const px = pxOf(scale, mark.atMs);
    const last = clusters.at(-1);
    const isAlike = last && last.kind === mark.kind && last.marks[0]?.inferred === mark.inferred && !mark.changedFrom;
    if (isAlike && px - last.toPx < minGapPx) {
      last.marks.push(mark);
      last.toPx = px;
    } else {
      clusters.push({ kind: mark.kind, marks: [mark], fromPx: px, toPx: px });
    }
  }
  return clusters;
}
