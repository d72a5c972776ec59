import { TimeSpan } from '../coverage';
import { LATEST_START_MS } from '../jobs/fragment';
import { JobCatalogue } from '../jobs/jobCatalogue';
import { Finding } from '../report';
import { count, duration } from '../words';
import { Doubt } from './typeFacts';
import { OverallVerdict, Verdict } from './verdict';

/** What the sentence needs beside the verdicts. */
export interface OverallContext {
  catalogue: JobCatalogue;
  /** About lines that no job type can be given. */
  doubts: readonly Doubt[];
  /** What is known beside the verdicts: a cause or a pause explains the worst of them. */
  findings: readonly Finding[];
  /** Whether more may be lost than was read. */
  mayHideLoss: boolean;
  nowMs: number;
}

const sumOf = (verdicts: readonly Verdict[], pick: (verdict: Verdict) => number): number =>
  verdicts.reduce((sum, verdict) => sum + pick(verdict), 0);

/** When the soonest of the deletions comes: "in 43 min". */
function soonest(spans: ReadonlyArray<TimeSpan | null>, nowMs: number): string {
  const soonestMs = spans.reduce((least, span) => Math.min(least, span?.fromMs ?? Infinity), Infinity);
  return soonestMs > nowMs && soonestMs < Infinity ? `in ${duration(soonestMs - nowMs)}` : 'any minute';
}

const doomedOf = (verdicts: readonly Verdict[]): number => sumOf(verdicts, ({ counts }) => counts.doomed);
const savableOf = (verdicts: readonly Verdict[]): number => sumOf(verdicts, ({ counts }) => counts.savable);
const avoidable = (verdicts: readonly Verdict[]) => verdicts.map((verdict) => verdict.nextAvoidableDeletion);

const naming = (verdicts: readonly Verdict[]): string => {
  const [first, ...others] = verdicts.map((verdict) => verdict.jobType);
  return others.length === 0 ? `${first}` : `${first} and ${count(others.length, 'other job type')}`;
};

/** What is lost, in the words that matter most: candidates, then other runs, then what Hangfire keeps as *Failed*. */
function lostWords(acting: readonly Verdict[]): string {
  const candidates = sumOf(acting, ({ jobType, counts }) => (jobType === 'UpsertCandidateJob' ? counts.deleted : 0));
  const others = sumOf(acting, ({ counts }) => counts.deleted) - candidates;
  const parts = [
    ...(candidates > 0 ? [count(candidates, 'candidate')] : []),
    ...(others > 0
      ? [count(others, candidates > 0 ? 'other run' : 'run', candidates > 0 ? 'other runs' : 'runs')]
      : []),
  ];
  const failed = sumOf(acting, ({ counts }) => counts.failed);
  return [
    ...(parts.length > 0 ? [`${parts.join(' and ')} lost`] : []),
    ...(failed > 0 ? [`${count(failed, 'run')} failed for good and ${failed === 1 ? 'is' : 'are'} not retried`] : []),
  ].join('; ');
}

function actHeadline(verdicts: readonly Verdict[], { catalogue, mayHideLoss, nowMs }: OverallContext): string {
  const sending = verdicts.filter(({ jobType }) => catalogue.info(jobType)?.jobClass === 'send');
  const [savable, doomed] = [savableOf(sending), doomedOf(sending)];
  const acting = verdicts.filter(({ level }) => level === 'act');
  const lost = `${mayHideLoss ? 'At least ' : ''}${lostWords(acting)}`;
  const beyond = doomed > 0 ? `, and ${count(doomed, 'more', 'more')} cannot be saved` : '';
  return savable === 0
    ? `${lost}${beyond}.`
    : `${lost}${beyond}. ${count(savable, 'more is', 'more are')} retrying: the next is lost ${soonest(avoidable(sending), nowMs)} unless it recovers.`;
}

/** How many cannot be saved, and when they are lost, or since when their end is overdue. */
function doomedWords(verdicts: readonly Verdict[], doomed: number, nowMs: number): string {
  const deletions = verdicts.map(({ nextDeletion }) => nextDeletion);
  const dueMs = deletions.reduce((least, span) => Math.min(least, span?.fromMs ?? Infinity), Infinity);
  const runs = `${count(doomed, 'run')} cannot be saved`;
  if (nowMs - dueMs > LATEST_START_MS) {
    return `${runs}: ${doomed === 1 ? 'its end' : 'the first end'} was due ${duration(nowMs - dueMs)} ago and was not seen`;
  }
  return `${runs}${doomed === 1 ? ' and is lost' : '; the next is lost'} ${soonest(deletions, nowMs)}`;
}

function atRiskHeadline(verdicts: readonly Verdict[], { mayHideLoss, nowMs }: OverallContext): string {
  const [savable, doomed] = [savableOf(verdicts), doomedOf(verdicts)];
  const lost = mayHideLoss ? 'No loss was read, but not everything is known' : 'Nothing lost yet';
  const waiting = `${count(savable, 'run is', 'runs are')} retrying, the next is lost ${soonest(avoidable(verdicts), nowMs)} unless it recovers`;
  if (doomed > 0) {
    const beyond = `${lost}${mayHideLoss ? '. ' : ', but '}${doomedWords(verdicts, doomed, nowMs)}.`;
    return savable > 0 ? `${beyond} ${waiting}.` : beyond;
  }
  return savable > 0 ? `${lost}: ${waiting}.` : `${lost}: a failed run of ${naming(verdicts)} is being tried again.`;
}

function headlineOf(verdicts: readonly Verdict[], worst: Verdict, context: OverallContext): string {
  const same = verdicts.filter(({ level }) => level === worst.level);
  switch (worst.level) {
    case 'act':
      return actHeadline(verdicts, context);
    case 'at-risk':
      return atRiskHeadline(same, context);
    case 'investigate':
      return `${naming(same)} ${same.length === 1 ? 'needs' : 'need'} a look. ${context.mayHideLoss ? 'No loss was read, but not everything is known.' : 'No data is lost.'}`;
    case 'unknown':
      return `Cannot tell for ${naming(same)}.`;
    case 'recovered':
      return same.length === 1
        ? `${naming(same)} failed and recovered. Nothing was lost.`
        : `${count(same.length, 'job type')} failed and recovered. Nothing was lost.`;
    case 'ok':
      return 'Nothing needs you.';
    default:
      return worst.level satisfies never;
  }
}

/** One sentence for everything: the worst verdict speaks. */
export function judgeOverall(verdicts: readonly Verdict[], context: OverallContext): OverallVerdict {
  const { doubts, findings } = context;
  const worst = verdicts[0];
  const doubtText = doubts.map((doubt) => doubt.text).join(' ');
  if (!worst) {
    const headline = 'Cannot tell: no line of a job was found.';
    const check = context.catalogue.lines.isApi
      ? 'the range: a healthy app logs a job every five minutes.'
      : 'the range, and the settings: none of the job types and texts that they name was found.';
    const detail = `Check the app’s name and ${check} ${doubtText}`.trim();
    return { id: 'cannot-tell', level: 'unknown', headline, detail };
  }
  const isAllClear = worst.level === 'ok' || worst.level === 'recovered';
  if (isAllClear && doubts.length > 0) {
    return {
      id: 'cannot-tell',
      level: 'unknown',
      headline: 'Cannot tell: some lines could not be placed.',
      detail: doubtText,
    };
  }
  return {
    id: worst.id,
    level: worst.level,
    headline: headlineOf(verdicts, worst, context),
    detail: detailOf(verdicts, worst, findings),
  };
}

/** What the headline leaves open: how well all is, or why it is not. */
function detailOf(verdicts: readonly Verdict[], worst: Verdict, findings: readonly Finding[]): string {
  const pause = findings.filter(({ kind }) => kind === 'paused').pop()?.text ?? '';
  if (worst.level === 'ok') {
    const succeeded = count(
      sumOf(verdicts, (verdict) => verdict.counts.succeeded),
      'run'
    );
    return `${succeeded} of ${count(verdicts.length, 'job type')} succeeded, none failed. ${pause}`.trim();
  }
  // With several types in trouble, what one of them did last is not what a reader asks.
  const cause = findings.find(
    ({ kind, jobTypes }) => kind === 'shared-cause' && jobTypes.includes(worst.jobType)
  )?.text;
  return worst.level === 'unknown' ? worst.detail : (cause ?? (pause || worst.detail));
}
