import { Observable, concat, defer } from 'rxjs';
import { JobEvent } from '../../domain/jobs/jobEvent';
import { Part, askParts, linesPart } from './askParts';
import { CountedRange } from './countedRange';
import { EDGE_MS, ReadLine, byInstance, eventIn, isStart, isSuccess, timeOf } from './lineSlice';
import { neighbourPart } from './linesAround';
import { latestTarget, typeTarget } from './neighbourTargets';
import { Neighbours, attemptLines, placeOf } from './planNeighbours';
import { unreadRuns } from './unreadRuns';

/** A start, its end and the beginning of the next; some write a payload. */
const LATEST_LINES = 3;
const LATEST_WITH_PAYLOAD = 4;

/** Finds the last success of each job type that is counted, so that when it was can be said to the second. */
export class LatestSuccesses {
  /** The job types whose last success is kept. */
  private readonly seen = new Set<string>();

  constructor(private readonly counted: CountedRange) {}

  /** Keeps the last success of each job type among the newest lines, or among the newest of a type, if it is whole there. */
  keepAmong(newest: readonly ReadLine[]): void {
    const types = new Set<string>();
    for (const line of newest.filter(isSuccess).sort((a, b) => timeOf(b) - timeOf(a))) {
      const { jobType, instance } = eventIn(line) as JobEvent;
      if (jobType === null || types.has(jobType)) {
        continue;
      }
      types.add(jobType);
      const ofInstance = byInstance(newest).get(instance) ?? [];
      const before = ofInstance.slice(0, ofInstance.indexOf(line) + 1);
      const start = before.map(isStart).lastIndexOf(true);
      if (start >= 0) {
        this.counted.kept.keep(before.slice(start));
        this.seen.add(jobType);
      }
    }
  }

  /** The newest lines of each job type whose last success is not kept; it may be whole among them. */
  parts(): Part[] {
    const { asked, range, kinds } = this.counted;
    return this.unseen().map((jobType) => {
      // The search engine need not look further back than to where it counted the last start.
      const lastMs = (kinds.starts.get(jobType) ?? []).reduce((last, { startMs }) => Math.max(last, startMs), 0);
      const span = { fromMs: Math.max(range.fromMs, lastMs - EDGE_MS), toMs: range.toMs };
      const size = asked.catalogue.info(jobType)?.payloadIdentifies ? LATEST_WITH_PAYLOAD : LATEST_LINES;
      return linesPart(this.counted, {
        targetAs: (refId) => typeTarget(refId, { jobType, ...span }, size, asked),
        size,
        take: (lines) => this.keepAmong(lines),
      });
    });
  }

  /** Looks for those that are not kept even so. */
  read(): Observable<never> {
    return defer(() => {
      const found: Neighbours[] = [];
      const parts = this.unseen().map((jobType) =>
        linesPart(this.counted, {
          targetAs: (refId) => latestTarget(refId, jobType, this.counted.asked),
          size: 1,
          take: ([line]) => {
            const event = line && eventIn(line);
            if (line && event) {
              found.push({ ...placeOf(event, line), side: 'before', size: attemptLines(event) });
            }
          },
        })
      );
      return concat(
        askParts(this.counted, parts),
        defer(() =>
          askParts(
            this.counted,
            found.map((one) => neighbourPart(this.counted, one))
          )
        )
      );
    });
  }

  private unseen(): string[] {
    const { kinds, kept, range, asked } = this.counted;
    return unreadRuns(kinds, kept.all(), range, asked.catalogue).flatMap(({ jobType, steps }) =>
      steps.length === 0 || this.seen.has(jobType) ? [] : [jobType]
    );
  }
}
