import { Observable, concat, defer } from 'rxjs';
import { JobEvent } from '../../domain/jobs/jobEvent';
import { LONGEST_ATTEMPT_MS } from '../../domain/jobs/openAttempt';
import { Part, askParts, linesPart } from './askParts';
import { CountedRange } from './countedRange';
import { EDGE_MS, ReadLine, byInstance, eventIn, fromLastStart, isSuccess, timeOf } from './lineSlice';
import { neighbourPart } from './linesAround';
import { latestTarget, typeTarget } from './neighbourTargets';
import { Neighbours, attemptLines, placeOf } from './planNeighbours';
import { unreadRuns } from './unreadRuns';

/** A start, its end, and the beginning of the next or a line of another process; some write a payload. */
const LATEST_LINES = 4;
const LATEST_WITH_PAYLOAD = 5;

/**
 * The last success of each job type that is counted is read too, so that when it was can be said to the second. `seen` are the
 * job types whose last success was found.
 */

/**
 * Keeps the last success of each job type among the newest lines, or among the newest of a type.
 * @returns those whose beginning is not there
 */
export function keepLatest({ kept }: CountedRange, seen: Set<string>, newest: readonly ReadLine[]): Neighbours[] {
  const unbegun: Neighbours[] = [];
  for (const line of newest.filter(isSuccess).sort((a, b) => timeOf(b) - timeOf(a))) {
    const event = eventIn(line) as JobEvent;
    const { jobType, instance } = event;
    if (jobType === null || seen.has(jobType)) {
      continue;
    }
    seen.add(jobType);
    const ofInstance = byInstance(newest).get(instance) ?? [];
    const attempt = fromLastStart(ofInstance.slice(0, ofInstance.indexOf(line) + 1));
    if (attempt.length > 0) {
      kept.keep(attempt);
    } else {
      unbegun.push({ ...placeOf(event, line), side: 'before', size: attemptLines(event) });
    }
  }
  return unbegun;
}

/**
 * The newest lines of each job type whose last success was not found; it may be whole among them.
 * @param unbegun receives what else is to be read
 */
export function latestParts(counted: CountedRange, seen: Set<string>, unbegun: Neighbours[]): Part[] {
  const { asked, range, kinds } = counted;
  const stepMs = Math.max(kinds.widths.coarseMs, kinds.widths.ticksMs);
  return unseen(counted, seen).map((jobType) => {
    // The search engine need not look further than around where it counted the last start.
    const lastMs = (kinds.starts.get(jobType) ?? []).reduce((last, { startMs }) => Math.max(last, startMs), 0);
    const span = {
      fromMs: Math.max(range.fromMs, lastMs - EDGE_MS),
      toMs: Math.min(range.toMs, lastMs + stepMs + LONGEST_ATTEMPT_MS),
    };
    const size = asked.catalogue.info(jobType)?.payloadIdentifies ? LATEST_WITH_PAYLOAD : LATEST_LINES;
    return linesPart(counted, {
      span,
      targetAs: (refId) => typeTarget(refId, { jobType, ...span }, size, asked),
      size,
      take: (lines) => unbegun.push(...keepLatest(counted, seen, lines)),
    });
  });
}

/** Looks for those of which nothing was found so. */
export function readLatest(counted: CountedRange, seen: Set<string>): Observable<never> {
  return defer(() => {
    const found: Neighbours[] = [];
    const parts = unseen(counted, seen).map((jobType) =>
      linesPart(counted, {
        span: counted.range,
        targetAs: (refId) => latestTarget(refId, jobType, counted.asked),
        size: 1,
        take: (lines) => found.push(...keepLatest(counted, seen, lines)),
      })
    );
    return concat(
      askParts(counted, parts),
      defer(() =>
        askParts(
          counted,
          found.map((one) => neighbourPart(counted, one))
        )
      )
    );
  });
}

const unseen = ({ kinds, kept, range, asked }: CountedRange, seen: ReadonlySet<string>): string[] =>
  unreadRuns(kinds, kept.all(), range, asked.catalogue).flatMap(({ jobType, steps }) =>
    steps.length === 0 || seen.has(jobType) ? [] : [jobType]
  );
