import { MarkKind } from '../../domain/timeline/runMarks';
import { Meaning } from '../signColours';

export interface MarkShape {
  /** In the legend and the tooltip. */
  words: string;
  meaning: Meaning;
  /** Filled, or drawn as a line of this width (px). */
  paint: 'fill' | number;
  /** Worked out or not known: hollow shapes are filled with the ground so that lines do not cross them. */
  hollow: boolean;
  dash?: string;
  /** SVG path data around a centre. */
  path: (x: number, y: number) => string;
}

const disc = (radius: number) => (x: number, y: number) =>
  `M${x - radius},${y}a${radius},${radius} 0 1 0 ${2 * radius},0a${radius},${radius} 0 1 0 ${-2 * radius},0Z`;
const diamond = (radius: number) => (x: number, y: number) =>
  `M${x},${y - radius}L${x + radius},${y}L${x},${y + radius}L${x - radius},${y}Z`;
const dash = (x: number, y: number) => `M${x - 4},${y}h8`;
const triangle = (x: number, y: number) => `M${x - 3},${y - 4}l7.5,4l-7.5,4Z`;
const solid = { hollow: false };

/** The marks, told apart by shape in 14 px and in grey: solid was read, hollow or dotted was not. */
export const markShapes: Record<MarkKind, MarkShape> = {
  failed: {
    ...solid,
    words: 'failed',
    meaning: 'retry',
    paint: 1.7,
    path: (x, y) => `M${x - 3.4},${y - 3.4}l6.8,6.8M${x + 3.4},${y - 3.4}l-6.8,6.8`,
  },
  aborted: {
    ...solid,
    words: 'aborted, CRM paused',
    meaning: 'paused',
    paint: 2,
    path: (x, y) => `M${x - 2},${y - 4}v8M${x + 2},${y - 4}v8`,
  },
  succeeded: { ...solid, words: 'succeeded', meaning: 'good', paint: 'fill', path: disc(3.6) },
  deleted: { ...solid, words: 'lost for good', meaning: 'loss', paint: 'fill', path: diamond(5.2) },
  skipped: { ...solid, words: 'skipped, CRM paused', meaning: 'muted', paint: 2, path: dash },
  deduplicated: { ...solid, words: 'skipped as a duplicate', meaning: 'muted', paint: 2, path: dash },
  running: {
    ...solid,
    words: 'running',
    meaning: 'investigate',
    paint: 'fill',
    path: triangle,
  },
  interrupted: {
    words: 'no ending seen',
    meaning: 'muted',
    paint: 1.4,
    hollow: true,
    path: triangle,
  },
  unread: { words: 'not read', meaning: 'muted', paint: 1.6, hollow: true, dash: '1.6 1.6', path: disc(3.8) },
  nextTry: { words: 'next try', meaning: 'retry', paint: 1.5, hollow: true, path: disc(3.2) },
  deletionDue: { words: 'will be lost', meaning: 'loss', paint: 1.6, hollow: true, path: diamond(5) },
};
