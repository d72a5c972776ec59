import { MarkCluster } from '../../domain/timeline/clusterMarks';
import { Hit } from '../../domain/timeline/hitTest';
import { LaidRun } from '../../domain/timeline/layoutRows';
import { count, duration, instanceName } from '../../domain/words';
import { lossWords } from '../lossWords';
import { Clock, clockText, exactText, relativeText, spanText } from '../timeTexts';
import { errorText } from './errorText';
import { FactRow } from './FactRow';
import { markShapes } from './markShapes';
import { dueText, RunFacts } from './RunFacts';

/** What the tooltip says first of what is under the pointer. */
export function hitTitle(hit: Hit): string {
  switch (hit.kind) {
    case 'mark':
      return markTitle(hit.cluster, hit.laid);
    case 'run':
      return runTitle(hit.laid);
    case 'stack':
    case 'strip':
    case 'nothing':
      return hit.row.jobType;
    default:
      return hit satisfies never;
  }
}

function markTitle({ kind, marks }: MarkCluster, { run }: LaidRun): string {
  const [first] = marks;
  const last = marks.at(-1);
  const { lost } = lossWords(run);
  if (kind === 'deleted') {
    const workedOut = last?.attempt?.endIsInferred ? ' (worked out)' : '';
    return (lost === 'lost' ? 'Lost for good' : 'Given up') + workedOut;
  }
  if (kind === 'deletionDue') {
    return `${lost === 'lost' ? 'Lost' : 'Given up'} unless an attempt succeeds before`;
  }
  const words = kind === 'nextTry' ? 'to come' : markShapes[kind].words;
  const [from, to] = [first?.n ?? null, last?.n ?? null];
  if (from === null || to === null) {
    return marks.length === 1 ? `An attempt ${words}` : `${count(marks.length, 'attempt')} ${words}`;
  }
  return marks.length === 1
    ? `Attempt ${from} of ${run.maxAttempts} ${words}`
    : `Attempts ${from} to ${to} of ${run.maxAttempts} ${words}`;
}

function runTitle({ run }: LaidRun): string {
  const { lost } = lossWords(run);
  const failed = run.attempts.filter(({ outcome }) => outcome === 'failed' || outcome === 'aborted').length;
  const after = `after ${count(failed, 'failed attempt')}`;
  switch (run.state) {
    case 'retrying':
      return `Waiting for a retry ${after}`;
    case 'succeeded':
      return `Recovered ${after}`;
    case 'running':
      return 'Running';
    case 'deleted':
    case 'deletedByHangfire':
      return `${lost === 'lost' ? 'Lost' : 'Given up'} ${after}`;
    case 'failed':
      return 'Failed and not retried: it waits for somebody';
    case 'interrupted':
      return 'No ending seen';
    case 'skipped':
    case 'deduplicated':
      return 'Ended without work';
    default:
      return run.state satisfies never;
  }
}

/** The rows of facts about what is under the pointer. Log text is plain text. */
export function HitFacts({ hit, clock }: { hit: Hit; clock: Clock }) {
  const { lost } = lossWords(hit.row.verdict);
  switch (hit.kind) {
    case 'mark':
      return <MarkFacts cluster={hit.cluster} laid={hit.laid} clock={clock} />;
    case 'run':
      return <RunFacts run={hit.laid.run} clock={clock} />;
    case 'stack':
      return (
        <>
          <FactRow name="At">{exactText(hit.atMs, clock)}</FactRow>
          <FactRow name="Waiting">{count(hit.counts.waiting, 'run')} for a retry</FactRow>
          <FactRow name={lost === 'lost' ? 'Lost' : 'Given up'}>
            {count(hit.counts.lost, 'run')} {hit.projected && <>if nothing changes (worked out)</>}
          </FactRow>
        </>
      );
    case 'strip':
      return (
        <>
          <FactRow name="From">{spanText(hit.step, clock)}</FactRow>
          <FactRow name="Ended well">{count(hit.step.succeeded, 'run')}</FactRow>
          {hit.step.idle > 0 && <FactRow name="Skipped">{count(hit.step.idle, 'run')}</FactRow>}
        </>
      );
    case 'nothing':
      return <FactRow name="At">{exactText(hit.atMs, clock)}</FactRow>;
    default:
      return hit satisfies never;
  }
}

function MarkFacts({ cluster, laid, clock }: { cluster: MarkCluster; laid: LaidRun; clock: Clock }) {
  const first = cluster.marks[0];
  const last = cluster.marks.at(-1);
  const attempt = last?.attempt ?? null;
  if (!first || !last) {
    return null;
  }
  const tookMs =
    attempt?.startedAtMs != null && attempt.endedAtMs !== null ? attempt.endedAtMs - attempt.startedAtMs : null;
  return (
    <>
      {last.kind === 'nextTry' ? (
        <FactRow name="At">{dueWords(cluster, clock)}</FactRow>
      ) : cluster.marks.length > 1 ? (
        <FactRow name="From">
          {clockText(first.atMs, clock)} to {clockText(last.atMs, clock)}
        </FactRow>
      ) : (
        last.attempt && (
          <FactRow name="At">
            {exactText(last.atMs, clock)}, {relativeText(last.atMs, clock)}
          </FactRow>
        )
      )}
      {last.kind === 'unread' && (
        <FactRow name="Known from">the numbers of the attempts before and after (worked out)</FactRow>
      )}
      {tookMs !== null && cluster.marks.length === 1 && (
        <FactRow name="Took">
          {tookText(tookMs)}
          {attempt?.instance && ` on ${instanceName(attempt.instance)}`}
        </FactRow>
      )}
      {attempt?.error && <FactRow name="Error">{errorText(attempt.error)}</FactRow>}
      {first.changedFrom && <FactRow name="Before">{errorText(first.changedFrom)}</FactRow>}
      <RunFacts run={laid.run} clock={clock} />
    </>
  );
}

/** When attempts to come are due: one that is late stands at now, and says so. */
function dueWords({ marks }: MarkCluster, clock: Clock): string {
  const [earliest, latest] = [marks[0]?.fromMs ?? 0, marks.at(-1)?.fromMs ?? 0];
  if (earliest < clock.nowMs) {
    return dueText(earliest, clock);
  }
  const times =
    marks.length > 1 ? `${clockText(earliest, clock)} to ${clockText(latest, clock)}` : clockText(earliest, clock);
  return `${times} at the earliest`;
}

/** Short attempts to a tenth of a second: most fail at once, or run into a time-out of a few seconds. */
export const tookText = (ms: number) =>
  ms < 100 ? 'under 0.1 s' : ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : duration(ms);
