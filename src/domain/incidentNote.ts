import { Gap } from './coverage';
import { errorSignatures } from './jobs/errorSignatures';
import { JobCatalogue } from './jobs/jobCatalogue';
import { Run } from './jobs/run';
import { Loss, findLosses } from './losses/loss';
import { howLost, whoKnows } from './losses/lossTexts';
import { codeSpan, link, sentenceWithNames } from './markdown';
import { Report } from './report';
import { Evidence, JobCounts, Verdict } from './runbook/verdict';
import { count } from './words';

/** A way to more, with our own words. */
export interface NoteLink {
  text: string;
  href: string;
}

/** What a note needs beside the report. */
export interface NoteContext {
  /** When, with day and zone, for people who read it elsewhere and later. */
  timeText: (ms: number) => string;
  /** Address of the lines that a piece of evidence was read from; null where there is none. */
  hrefOf: (evidence: Evidence) => string | null;
  /** What is known of the job types; the API's own where it is not given. */
  catalogue?: JobCatalogue;
  /** The page that says this, the dashboard, the runbook. */
  links: readonly NoteLink[];
}

// A note is read in a chat or a ticket: what is left out stands on the page that it leads to.
const MOST_LOSSES = 20;
const MOST_ERRORS = 3;

const gapWords: Record<Gap['reason'], string> = {
  'not-read': 'not read',
  'being-read': 'still being read',
  truncated: 'more lines than were handed out',
  'query-failed': 'a query failed',
  unreadable: 'lines that could not be read',
  silent: 'no line of any job',
  'after-range': 'after the end of the range',
};

function readText({ coverage: { gaps } }: Report, { timeText }: NoteContext): string {
  return gaps.length === 0
    ? 'everything of that time'
    : `not everything: ${gaps.map(({ fromMs, toMs, reason }) => `${timeText(fromMs)} to ${timeText(toMs)} (${gapWords[reason]})`).join('; ')}`;
}

function countsText(counts: JobCounts): string {
  const { deleted, failed, retrying, doomed, failedAttempts, succeeded } = counts;
  return [
    ...(deleted > 0 ? [`${deleted} lost or given up`] : []),
    ...(failed > 0 ? [`${failed} in Hangfire’s Failed state`] : []),
    ...(retrying > 0 ? [`${retrying} retrying`] : []),
    ...(doomed > 0 ? [`${doomed} that cannot be saved`] : []),
    count(failedAttempts, 'failed attempt'),
    `${succeeded} succeeded`,
  ].join(', ');
}

function timesText({ troubleSinceMs, lastFailureAtMs, lastSuccessAtMs }: Verdict, { timeText }: NoteContext): string[] {
  return [
    ...(troubleSinceMs === null ? [] : [`failing since ${timeText(troubleSinceMs)}`]),
    ...(lastFailureAtMs === null ? [] : [`last failure ${timeText(lastFailureAtMs)}`]),
    lastSuccessAtMs === null ? 'no success in that time' : `last success ${timeText(lastSuccessAtMs)}`,
  ];
}

function errorLines(runs: readonly Run[]): string[] {
  const signatures = errorSignatures(runs);
  const lines = signatures
    .slice(0, MOST_ERRORS)
    .map(
      ({ type, ownFrame, attempts }) =>
        `  - ${attempts} × ${type === null ? 'no exception type' : codeSpan(type)}${ownFrame === null ? '' : ` at ${codeSpan(ownFrame)}`}`
    );
  const more = signatures.length - MOST_ERRORS;
  return lines.length === 0
    ? []
    : ['- Errors:', ...lines, ...(more > 0 ? [`  - and ${count(more, 'other kind')}`] : [])];
}

/** @param linked how many pieces get their address: a note on everything would drown in them */
function evidenceLines(evidence: readonly Evidence[], linked: number, { timeText, hrefOf }: NoteContext): string[] {
  const lines = evidence.map((piece, index) => {
    const { text, span, certainty } = piece;
    const href = index < linked ? hrefOf(piece) : null;
    const when =
      span === null
        ? ''
        : span.fromMs === span.toMs
          ? `, ${timeText(span.fromMs)}`
          : `, ${timeText(span.fromMs)} to ${timeText(span.toMs)}`;
    return `  - ${sentenceWithNames(text, [])}${certainty === 'inferred' ? ' (worked out)' : ''}${when}${href === null ? '' : ` (${link('lines', href)})`}`;
  });
  return lines.length === 0 ? [] : ['- Evidence:', ...lines];
}

function stepLines({ steps }: Verdict, names: readonly string[]): string[] {
  return steps.length === 0
    ? []
    : [
        '- To do; tick what is done:',
        ...steps.map(
          ({ text, source }) =>
            `  - [ ] ${sentenceWithNames(text, names)} (${source === 'runbook' ? 'runbook' : 'our suggestion'})`
        ),
      ];
}

function lossLine({ timeText }: NoteContext) {
  return (loss: Loss): string => {
    const { lostAtMs, hangfireJobId, correlationId } = loss;
    const ids = [hangfireJobId === null ? null : `job ${hangfireJobId}`, correlationId].filter((id) => id !== null);
    return `  - ${[timeText(lostAtMs), ...ids.map(codeSpan)].join(', ')}: ${howLost(loss)}; ${whoKnows(loss)}`;
  };
}

function lossLines(losses: readonly Loss[], context: NoteContext): string[] {
  const more = losses.length - MOST_LOSSES;
  return losses.length === 0
    ? []
    : [
        '- Lost or given up:',
        ...losses.slice(0, MOST_LOSSES).map(lossLine(context)),
        ...(more > 0 ? [`  - and ${more} more: see the list of losses`] : []),
      ];
}

/**
 * The incident as Markdown, for a ticket or a chat: what, when, how many, what that rests on, what to do. Counts, technical ids
 * and exception types only: neither payloads nor an exception's message, which may tell of a person. What comes from the log
 * stands in code spans, where it becomes no link and no mention.
 * @param jobTypes the job types that it is about; every one that needs anything where none is given
 */
export function incidentNote(report: Report, context: NoteContext, jobTypes: readonly string[] = []): string {
  const { app, fromMs, toMs, nowMs, overall, runs } = report;
  const { timeText, links } = context;
  const verdicts = report.verdicts.filter(({ level, jobType }) =>
    jobTypes.length > 0 ? jobTypes.includes(jobType) : level !== 'ok'
  );
  const isOne = verdicts.length === 1;
  const errorTypes = errorSignatures(runs).map(({ type }) => type ?? '');
  const names = [app, ...report.verdicts.map(({ jobType }) => jobType), ...errorTypes];
  const sections = verdicts.map((verdict) => {
    const own = runs.filter(({ jobType }) => jobType === verdict.jobType);
    const headline = [verdict.headline, verdict.detail].filter(Boolean).join(' ');
    return [
      `${codeSpan(verdict.jobType)}: **${sentenceWithNames(headline, names)}**`,
      `- When: ${timesText(verdict, context).join(', ')}`,
      `- Counts: ${countsText(verdict.counts)}`,
      ...errorLines(own),
      ...evidenceLines(
        verdict.evidence,
        isOne ? verdict.evidence.length : verdict.level === 'recovered' ? 0 : 1,
        context
      ),
      ...lossLines(findLosses(own, context.catalogue), context),
      ...stepLines(verdict, names),
    ].join('\n');
  });
  const subject = jobTypes.length > 0 ? jobTypes.map(codeSpan).join(', ') : sentenceWithNames(overall.headline, names);
  const head = [
    `**Failed jobs: ${subject}**`,
    `- App: ${codeSpan(app)}`,
    `- Looked at: ${timeText(fromMs)} to ${timeText(Math.min(toMs, nowMs))}; as of ${timeText(nowMs)}`,
    `- Read: ${readText(report, context)}`,
    ...(links.length > 0 ? [`- See: ${links.map(({ text, href }) => link(text, href)).join(', ')}`] : []),
  ].join('\n');
  return `${[head, ...sections].join('\n\n')}\n`;
}
