import { Observable, concat, defer } from 'rxjs';
import { CountedRuns } from '../../domain/counted';
import { JobCatalogue } from '../../domain/jobs/jobCatalogue';
import { LogDocument } from '../../domain/jobs/logDocument';
import { LinesPage } from '../readPage';
import { Doubts } from './Doubts';
import { LatestSuccesses } from './LatestSuccesses';
import { Part, askParts } from './askParts';
import { NotCountable, mustCountChannels, mustNameProcesses, mustRunOneJob } from './countable';
import { CountedRange } from './countedRange';
import { byName, ticksTarget } from './kindCounts';
import { ReadLine, byInstance, eventIn, readLine, wholeAttempts } from './lineSlice';
import { isBegun, neighbourPart, soonPart, windowPart } from './linesAround';
import { NeighbourPlan, Neighbours, planNeighbours } from './planNeighbours';
import { divideTicks, withFineTicks } from './tickCounts';
import { unreadRuns } from './unreadRuns';

/**
 * Reads, beside the lines of trouble, those that the runs in trouble consist of; everything else was counted. Errors with
 * `NotCountable` where nobody can be sure which lines those are.
 */
export class CountedReading {
  private readonly latest: LatestSuccesses;
  private trouble: readonly ReadLine[] = [];
  /** The attempts that do not end soon. */
  private readonly longer: Neighbours[] = [];
  private plan: NeighbourPlan = { neighbours: [], inWindows: [], windows: [], ofEntities: [] };

  constructor(private readonly counted: CountedRange) {
    this.latest = new LatestSuccesses(counted);
  }

  /**
   * @param newest the newest lines of the range, all of them
   * @param trouble every line of trouble in the range
   */
  read(newest: LinesPage, trouble: LinesPage): Observable<never> {
    const { kept, range, asked } = this.counted;
    return defer(() => {
      const page = linesOf(newest, asked.catalogue);
      this.trouble = linesOf(trouble, asked.catalogue);
      mustNameProcesses([...page, ...this.trouble]);
      mustRunOneJob(page);
      mustCountChannels(this.counted.kinds);
      this.counted.allFromMs = oldestMs(page);
      const slice = { ...range, fromMs: this.counted.allFromMs, openStart: false, openEnd: true };
      kept.keep(wholeAttempts(page, slice));
      this.latest.keepAmong(page);
      kept.keep(this.trouble);
      return concat(this.readNeighbours(), this.readUnbegun(), this.latest.read(), new Doubts(this.counted).read());
    });
  }

  documents(): LogDocument[] {
    return this.counted.kept.documents();
  }

  runs(): CountedRuns[] {
    const { kinds, kept, range, asked } = this.counted;
    return unreadRuns(kinds, kept.all(), range, asked.catalogue);
  }

  private readNeighbours(): Observable<never> {
    this.plan = planNeighbours(byInstance(this.trouble).values(), this.counted.asked.catalogue);
    return askParts(this.counted, [
      ...this.ticks(),
      ...this.plan.neighbours.map((one) =>
        one.side === 'after' ? soonPart(this.counted, one, this.longer) : neighbourPart(this.counted, one)
      ),
      ...this.plan.windows.map((one) => windowPart(this.counted, one)),
      ...this.latest.parts(),
    ]);
  }

  /** The beginnings that no window held, the ends that did not come soon, and where runs go on that are known by whom they are about. */
  private readUnbegun(): Observable<never> {
    return defer(() => {
      const kept = byInstance(this.counted.kept.all());
      const unbegun = this.plan.inWindows.filter((one) => !isBegun(kept.get(one.instance) ?? [], one));
      const ofEntities = this.plan.ofEntities.map(({ beginning, window }) =>
        windowPart(this.counted, window, entityOf(kept.get(beginning.instance) ?? [], beginning.of))
      );
      const rest = [...unbegun, ...this.longer].map((one) => neighbourPart(this.counted, one));
      return askParts(this.counted, [...rest, ...ofEntities]);
    });
  }

  /** Counts finely where the wide steps leave open whether a job that runs every few minutes was silent. */
  private ticks(): Part[] {
    const { kinds, range, asked } = this.counted;
    const { starts, uneven } = divideTicks(kinds.starts, kinds.widths.ticksMs, this.trouble, range, asked.catalogue);
    this.counted.kinds = { ...kinds, starts };
    if (uneven.length === 0) {
      return [];
    }
    return [
      {
        targetAs: (refId) => ticksTarget(refId, uneven, asked),
        take: ({ frames, failure }) => {
          const fine = failure === null ? byName(frames, [...starts.keys()]) : null;
          if (!fine) {
            // The answer held no counts.
            throw new NotCountable();
          }
          this.counted.kinds = { ...kinds, starts: withFineTicks(kinds.starts, starts, fine) };
        },
      },
    ];
  }
}

/** Whom an attempt is about, by the line before it in its process; null: nothing tells. */
function entityOf(lines: readonly ReadLine[], ofId: string): string | null {
  const at = lines.findIndex(({ document }) => document.id === ofId);
  const start = lines
    .slice(0, Math.max(0, at))
    .map(eventIn)
    .reverse()
    .find((event) => event?.kind === 'started');
  return start?.entityId ?? null;
}

const oldestMs = (lines: readonly ReadLine[]): number =>
  lines.reduce((oldest, { timeMs }) => Math.min(oldest, timeMs ?? Infinity), Infinity);

const linesOf = ({ documents, timesMs }: LinesPage, catalogue: JobCatalogue): ReadLine[] =>
  documents.map((document, row) => readLine(document, timesMs[row] ?? null, catalogue));
