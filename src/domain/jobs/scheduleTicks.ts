import { Steps, eachInSteps } from '../steps';
import { Fragment, headOf, headTimeMs } from './fragment';
import { JobCatalogue, apiCatalogue } from './jobCatalogue';
import { sortFragments } from './joinByIds';
import { latestTickMs } from './retryClock';

// A start may be logged a moment before the clock says it was due; a measured clock may be some seconds out.
const SAME_SLOT_MS = 1000;
const MEASURED_SLOT_MS = 10_000;
/** A scheduled run starts so soon after its tick: the scheduler polls every 15 s; then comes the queue. */
export const JUST_TICKED_MS = 60_000;

/** Ticks of recurring jobs that a run is known, or taken, to have begun with. */
export class UsedTicks {
  private readonly used = new Set<string>();

  constructor(private readonly catalogue: JobCatalogue = apiCatalogue) {}

  private key(fragment: Fragment): string | null {
    const schedule = fragment.jobType === null ? null : this.catalogue.info(fragment.jobType)?.schedule;
    const earlyMs = headOf(fragment).clockOffsetMs === 0 ? SAME_SLOT_MS : MEASURED_SLOT_MS;
    return schedule ? `${fragment.jobType} ${latestTickMs(schedule, headTimeMs(fragment) + earlyMs)}` : null;
  }

  /** When the tick came that this fragment can have begun with; null: there is none, or another run has it. */
  freeTickMs(fragment: Fragment): number | null {
    const key = this.key(fragment);
    return key === null || this.used.has(key) ? null : Number(key.slice(key.lastIndexOf(' ') + 1));
  }

  use(fragment: Fragment): void {
    const key = this.key(fragment);
    if (key !== null) {
      this.used.add(key);
    }
  }
}

/** Attempts without a number that no tick of their schedule explains: each goes on with something. */
export function* offSchedule(fragments: readonly Fragment[], catalogue = apiCatalogue): Steps<Set<Fragment>> {
  const ticks = new UsedTicks(catalogue);
  const off = new Set<Fragment>();
  yield* eachInSteps(yield* sortFragments(fragments), (fragment) => {
    const tickMs = ticks.freeTickMs(fragment);
    ticks.use(fragment);
    const isRecurring = fragment.jobType !== null && catalogue.info(fragment.jobType)?.schedule != null;
    const isLate = tickMs === null || headTimeMs(fragment) - tickMs > JUST_TICKED_MS;
    if (isRecurring && headOf(fragment).n === null && isLate) {
      off.add(fragment);
    }
  });
  return off;
}
