import { DataFrame } from '@grafana/data';
import { Annotation } from '../domain/timeline/annotation';

/** What a dashboard marks in time, from the frames that its annotation queries gave; in order of time. */
export function readAnnotations(frames: readonly DataFrame[] = []): Annotation[] {
  return frames.flatMap(annotationsOf).sort((a, b) => a.fromMs - b.fromMs);
}

function annotationsOf({ fields, length }: DataFrame): Annotation[] {
  const valuesOf = (name: string): readonly unknown[] => fields.find((field) => field.name === name)?.values ?? [];
  const [time, timeEnd, title, text, colour, source] = ['time', 'timeEnd', 'title', 'text', 'color', 'source'].map(
    valuesOf
  );
  return Array.from({ length }, (_, index) => index).flatMap((index) => {
    const fromMs = time?.[index];
    if (typeof fromMs !== 'number') {
      return [];
    }
    const endMs = timeEnd?.[index];
    const own = textOf(title?.[index]);
    return [
      {
        fromMs,
        toMs: typeof endMs === 'number' ? Math.max(fromMs, endMs) : fromMs,
        title: own || queryName(source?.[index]) || 'Annotation',
        text: textOf(text?.[index]),
        colour: textOf(colour?.[index]),
      },
    ];
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The dashboard's name for the query that an annotation comes from. */
const queryName = (source: unknown): string =>
  typeof source === 'object' && source !== null && 'name' in source ? textOf(source.name) : '';
