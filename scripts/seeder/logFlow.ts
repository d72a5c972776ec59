import type { LogDocument } from '../../preview/server/logStore/logIndex';
import { shiftTimesToEnd } from '../../preview/server/shiftTimes';
import { generateDay } from '../../samples/generator/generateDay';
import type { ScenarioName } from '../../samples/generator/scenarios';
import type { SampleDay } from './sampleDay';

const HOURS_A_DAY = 24;
const DAY_MS = HOURS_A_DAY * 3_600_000;

const timeMs = (document: LogDocument | undefined): number => Date.parse(String(document?.['@timestamp']));

type Meta = SampleDay['meta'];

/** A day from a moment on; its seed is its number since the epoch, so that no two days share their ids. */
function dayFrom(fromMs: number, scenario: ScenarioName, { shape, envelope, app }: Meta): LogDocument[] {
  const options = { scenario, hours: HOURS_A_DAY, trafficPerDay: 20, noise: 0.01, shape, envelope, app };
  return generateDay({ ...options, seed: Math.floor(fromMs / DAY_MS), from: new Date(fromMs).toISOString() }).documents;
}

/**
 * The lines of an app in order of time: a quiet day; a sample day, moved by whole hours so that it ends within the hour after
 * now; then new days without an end, with short outages of the CRM, so that there is always something that fails and recovers.
 */
export function* logFlow({ documents, meta }: SampleDay, nowMs: number): Generator<LogDocument, never> {
  const shifted = shiftTimesToEnd(documents, nowMs);
  const shiftMs = timeMs(shifted[0]) - timeMs(documents[0]);
  yield* dayFrom(Date.parse(meta.from) + shiftMs - DAY_MS, 'quiet-day', meta);
  yield* shifted;
  for (let fromMs = Date.parse(meta.to) + shiftMs; ; fromMs += DAY_MS) {
    yield* dayFrom(fromMs, 'flapping', meta);
  }
}

/** Hands a flow out in pieces, as time goes on. */
export class FlowReader {
  private next: LogDocument | undefined;

  constructor(private readonly flow: Generator<LogDocument, never>) {}

  /** The lines that were not handed out yet and lie no later than a moment (ms, UTC). */
  takeUntil(untilMs: number): LogDocument[] {
    const taken: LogDocument[] = [];
    for (;;) {
      this.next ??= this.flow.next().value;
      if (timeMs(this.next) > untilMs) {
        return taken;
      }
      taken.push(this.next);
      this.next = undefined;
    }
  }
}
