import { Gap } from '../../domain/coverage';
import { Finding } from '../../domain/report';
import { Annotation } from '../../domain/timeline/annotation';
import { Hit } from '../../domain/timeline/hitTest';
import { gapReasonWords } from '../coverageWords';
import { Clock, exactText, spanText } from '../timeTexts';

/** What is true of a moment whatever the run: said in the tooltip below the facts. */
export interface Note {
  name: string;
  text: string;
}

export interface NoteSources {
  gaps: readonly Gap[];
  findings: readonly Finding[];
  annotations: readonly Annotation[];
}

/**
 * What was not read at a hit's moment, that its type was silent or the CRM paused then, and which annotations stand there.
 * @param reachMs an annotation's line counts as hit from this far
 */
export function notesAt(hit: Hit, { gaps, findings, annotations }: NoteSources, clock: Clock, reachMs: number): Note[] {
  const { atMs, row } = hit;
  const holds = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => fromMs <= atMs && atMs <= toMs;
  return [
    ...gaps.filter(holds).map((gap) => ({
      name: 'Not read',
      text: `${spanText(gap, clock)}. ${gap.detail ?? gapReasonWords[gap.reason]}`,
    })),
    ...findings
      .filter((finding) => finding.kind === 'silent' && finding.jobTypes.includes(row.jobType) && holds(finding))
      .map(({ text }) => ({ name: 'Silent', text })),
    ...findings
      .filter((finding) => finding.kind === 'paused' && holds(finding))
      .map((finding) => ({ name: 'Paused', text: `the CRM integration, ${spanText(finding, clock)}` })),
    ...annotations
      .filter(({ fromMs, toMs }) => fromMs - reachMs <= atMs && atMs <= toMs + reachMs)
      .map(({ fromMs, title, text }) => ({
        name: title,
        text: [text, exactText(fromMs, clock)].filter(Boolean).join(', '),
      })),
  ];
}
