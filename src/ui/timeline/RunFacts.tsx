import { Run } from '../../domain/jobs/run';
import { causeSpans } from '../../domain/timeline/causeSpans';
import { count, duration } from '../../domain/words';
import { lossWords } from '../lossWords';
import { clockText, Clock, relativeText } from '../timeTexts';
import { causeName } from './errorText';
import { FactRow } from './FactRow';

interface Props {
  run: Run;
  clock: Clock;
}

/** What is the same for every attempt of a run: its ids, its next attempt and its deadline. */
export function RunFacts({ run, clock }: Props) {
  const { lost, meaning } = lossWords(run);
  return (
    <>
      <FactRow name="Run">{runName(run)}</FactRow>
      {!run.seenFromFirst && (
        <FactRow name="Seen from">attempt {run.attempts[0]?.n ?? 'unknown'} on; it began earlier</FactRow>
      )}
      <CauseFact run={run} />
      <DueFacts run={run} clock={clock} />
      {run.deletedAtMs !== null && (
        <FactRow name={lost === 'lost' ? 'Lost' : 'Given up'} meaning={meaning}>
          {clockText(run.deletedAtMs, clock)}, {relativeText(run.deletedAtMs, clock)}
        </FactRow>
      )}
      {run.triesLeft === 0 && <FactRow name="Saved">no longer: its last attempt gives up without trying</FactRow>}
      {run.attempts.at(-1)?.endIsInferred && <FactRow name="Known from">the mail that it sent (worked out)</FactRow>}
      {run.inferred && <FactRow name="Joined">by time and number, not by an id (worked out)</FactRow>}
    </>
  );
}

/** More changes of the cause than this are counted, not told. */
const MOST_CAUSES = 4;

/** "1–3 TimeoutException, 4–11 NullReferenceException", where the attempts of a run failed of several causes. */
function CauseFact({ run }: { run: Run }) {
  const spans = causeSpans(run.attempts);
  const more = spans.length - MOST_CAUSES;
  const texts = spans
    .slice(0, MOST_CAUSES)
    .map(({ fromN, toN, error }) => `${fromN === toN ? fromN : `${fromN}–${toN}`} ${causeName(error)}`);
  return (
    spans.length > 1 && (
      <FactRow name="Errors">
        {texts.join(', ')}
        {more > 0 && `, and ${count(more, 'more change', 'more changes')}`}
      </FactRow>
    )
  );
}

/** When a run that waits is tried next, and when it is lost if all fail. */
export function DueFacts({ run, clock }: Props) {
  const { nextAttempt, deletion } = run;
  const { lost, meaning } = lossWords(run);
  return (
    <>
      {nextAttempt && <FactRow name="Next attempt">{dueText(nextAttempt.fromMs, clock)} (worked out)</FactRow>}
      {deletion && (
        <FactRow name={lost === 'lost' ? 'Lost' : 'Given up'} meaning={meaning}>
          {dueText(deletion.fromMs, clock)} (worked out)
        </FactRow>
      )}
    </>
  );
}

/** Says so when what was due has not come: a late retry is not a promise for the future. */
export function dueText(dueMs: number, clock: Clock): string {
  return dueMs >= clock.nowMs
    ? `${clockText(dueMs, clock)}, ${relativeText(dueMs, clock)}`
    : `was due ${clockText(dueMs, clock)}, ${duration(clock.nowMs - dueMs)} late`;
}

/** The ids of a run, the most telling first. */
export function runName({ correlationId, hangfireJobId, entityId }: Run): string {
  const ids = [correlationId, hangfireJobId === null ? null : `job ${hangfireJobId}`].filter((id) => id !== null);
  return ids.length > 0 ? ids.join(' · ') : (entityId ?? 'unnamed');
}

/** Letters of an id that tell it from its neighbours. */
const SHORT = 8;

/** The most telling id of a run, short enough for a lane’s head: `CID-fde7d742`, `job 4180077`; `unnamed` where its lines give none. */
export function shortRunName({ correlationId, hangfireJobId, entityId }: Run): string {
  const [, prefix = '', id = ''] = /^(CID-)?(.*)$/s.exec(correlationId ?? '') ?? [];
  const short = id.slice(0, SHORT);
  return short !== '' ? prefix + short : hangfireJobId !== null ? `job ${hangfireJobId}` : (entityId ?? 'unnamed');
}
