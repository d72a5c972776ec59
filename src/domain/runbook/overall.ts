import { jobTypeInfo } from '../jobs/jobCatalogue';
import { Finding } from '../report';
import { count, duration } from '../words';
import { Doubt } from './typeFacts';
import { OverallVerdict, Verdict } from './verdict';

/** What the sentence needs beside the verdicts. */
export interface OverallContext {
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

function soonestDeletion(verdicts: readonly Verdict[], nowMs: number): string {
  const soonest = verdicts.reduce<number | null>((min, { nextDeletion }) => {
    const fromMs = nextDeletion?.fromMs ?? null;
    return fromMs === null || (min !== null && min < fromMs) ? min : fromMs;
  }, null);
  if (soonest === null) {
    return '';
  }
  return soonest > nowMs ? `the next is lost in ${duration(soonest - nowMs)}` : 'the next is lost any minute';
}

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

function actHeadline(verdicts: readonly Verdict[], { mayHideLoss, nowMs }: OverallContext): string {
  const sending = verdicts.filter(({ jobType }) => jobTypeInfo(jobType)?.jobClass === 'send');
  const retrying = sumOf(sending, ({ counts }) => counts.retrying);
  const acting = verdicts.filter(({ level }) => level === 'act');
  const lost = `${mayHideLoss ? 'At least ' : ''}${lostWords(acting)}`;
  return retrying === 0
    ? `${lost}.`
    : `${lost}. ${count(retrying, 'more is', 'more are')} retrying: ${soonestDeletion(sending, nowMs)} unless it recovers.`;
}

function atRiskHeadline(verdicts: readonly Verdict[], { mayHideLoss, nowMs }: OverallContext): string {
  const retrying = sumOf(verdicts, ({ counts }) => counts.retrying);
  const lost = mayHideLoss ? 'No loss was read, but not everything was' : 'Nothing lost yet';
  return retrying === 0
    ? `${lost}: a failed run of ${naming(verdicts)} is being tried again.`
    : `${lost}: ${count(retrying, 'run is', 'runs are')} retrying, ${soonestDeletion(verdicts, nowMs)} unless it recovers.`;
}

function headlineOf(verdicts: readonly Verdict[], worst: Verdict, context: OverallContext): string {
  const same = verdicts.filter(({ level }) => level === worst.level);
  switch (worst.level) {
    case 'act':
      return actHeadline(verdicts, context);
    case 'at-risk':
      return atRiskHeadline(same, context);
    case 'investigate':
      return `${naming(same)} ${same.length === 1 ? 'needs' : 'need'} a look. ${context.mayHideLoss ? 'No loss was read, but not everything was read.' : 'No data is lost.'}`;
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
    const detail =
      `Check the app’s name and the range: a healthy app logs a job every five minutes. ${doubtText}`.trim();
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
