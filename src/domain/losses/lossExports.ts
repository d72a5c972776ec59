import { csv } from '../csv';
import { codeCell, link, sentenceWithNames } from '../markdown';
import { Loss } from './loss';
import { lossSummary } from './lossSummary';
import { errorName, howLost, whoKnows } from './lossTexts';

/** What an export needs beside the losses. */
export interface LossContext {
  app: string;
  mayHideLoss: boolean;
  /** When, with its zone, for people. */
  timeText: (ms: number) => string;
  /** Address of the lines that tell of its end; null where there is none. */
  hrefOf: (loss: Loss) => string | null;
}

const iso = (ms: number): string => new Date(ms).toISOString();

const csvColumns = [
  'Lost at (UTC)',
  'Job type',
  'Hangfire job',
  'Correlation id',
  'Entity id',
  'How',
  'Person',
  'Exception type',
  'Own frame',
  'Failing since (UTC)',
  'Last attempt',
  'Lines',
] as const;

/**
 * The losses for a spreadsheet, for those who must recreate the data. Technical ids, types and frames only: an exception's
 * message may tell of a person.
 */
export function lossesCsv(losses: readonly Loss[], { hrefOf }: Pick<LossContext, 'hrefOf'>): string {
  const rows = losses.map((loss) => [
    iso(loss.lostAtMs),
    loss.jobType,
    loss.hangfireJobId ?? '',
    loss.correlationId ?? '',
    loss.entityId ?? '',
    howLost(loss),
    whoKnows(loss),
    loss.cause?.type ?? '',
    loss.cause?.ownFrame ?? '',
    loss.failingSinceMs === null ? '' : iso(loss.failingSinceMs),
    loss.attempts ?? '',
    hrefOf(loss) ?? '',
  ]);
  return csv(csvColumns, rows);
}

/** One loss as a row of a Markdown table. */
function row(loss: Loss, { timeText, hrefOf }: LossContext): string {
  const ids = [
    loss.hangfireJobId === null ? null : `job ${loss.hangfireJobId}`,
    loss.correlationId,
    loss.entityId === null ? null : `entity ${loss.entityId}`,
  ].filter((id) => id !== null);
  const href = hrefOf(loss);
  const cells = [
    timeText(loss.lostAtMs),
    codeCell(loss.jobType),
    ids.length > 0 ? ids.map(codeCell).join(' ') : '–',
    `${howLost(loss)}; ${whoKnows(loss)}`,
    loss.cause ? codeCell(errorName(loss.cause)) : '–',
    href === null ? '–' : link('lines', href),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The losses as a Markdown table, without a heading. */
export const lossesTable = (losses: readonly Loss[], context: LossContext): string =>
  [
    '| Lost at | Job type | Ids | How | Cause | Lines |',
    '| --- | --- | --- | --- | --- | --- |',
    ...losses.map((loss) => row(loss, context)),
  ].join('\n');

/** The losses as Markdown, for a ticket: the sentence, then the table. Everything of the log is in code spans. */
export function lossesMarkdown(losses: readonly Loss[], context: LossContext): string {
  const summary = lossSummary(losses, context.mayHideLoss);
  return `**${sentenceWithNames(summary, [context.app])}**\n\n${lossesTable(losses, context)}\n`;
}
