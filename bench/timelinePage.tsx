/** What `bench/timeline.ts` opens in Chromium: the real timeline over runs that it makes, and the means to measure it. */
import { createRoot, Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { Run } from '../src/domain/jobs/run';
import { Report } from '../src/domain/report';
import { JobTimeline } from '../src/ui/timeline/JobTimeline';
import { reportOf } from '../src/ui/testing/baseReport';
import { HOUR_MS, NOW_MS, retryingRun, runOf, failures, times, verdictOf } from '../src/ui/testing/runFixtures';

const jobTypes = times(10, (index) => `BenchJob${index}`);

/** Ten attempts a run: half of the runs still retry, half recovered. */
function report(runCount: number): Report {
  const runs: Run[] = times(runCount, (index) => {
    const jobType = jobTypes[index % jobTypes.length] ?? '';
    const lastMs = NOW_MS - ((index * 7919) % (14 * 60)) * 60_000;
    return index % 2 === 0
      ? retryingRun(jobType, 10, NOW_MS - ((index * 7919) % 3600) * 1000)
      : runOf(jobType, lastMs - 9 * HOUR_MS, [...failures(9), 'succeeded'], 'succeeded');
  });
  const verdicts = jobTypes.map((jobType) => verdictOf(jobType, 'at-risk', 'at-risk', runs));
  return reportOf({ id: 'at-risk', level: 'at-risk', headline: '', detail: '' }, verdicts, runs);
}

/** Waits until what was changed in this frame is painted. */
const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    })
  );

let shown: Report | null = null;
let root: Root | null = null;

/** From the joined runs to the painted timeline (ms). */
async function firstPaint(runCount: number): Promise<number> {
  // What a page takes away it unmounts too: else the event bus would hold on to it.
  root?.unmount();
  shown = report(runCount);
  const { verdicts } = shown;
  const box = document.createElement('div');
  document.body.replaceChildren(box);
  const freshRoot = createRoot(box);
  root = freshRoot;
  await painted();
  const startMs = performance.now();
  flushSync(() =>
    freshRoot.render(
      <JobTimeline
        report={shown as Report}
        verdicts={verdicts}
        span={{ fromMs: NOW_MS - 24 * HOUR_MS, toMs: NOW_MS }}
        clock={{ nowMs: NOW_MS, timeZone: 'utc' }}
        widthPx={1400}
        fillsHeight={false}
        opensWorst
        density="roomy"
        selected={null}
        onSelect={() => undefined}
        showSuccesses
        showLegend
        wallMs={NOW_MS}
      />
    )
  );
  await painted();
  return performance.now() - startMs;
}

/** The work of each frame in which the pointer has moved over the picture (ms). */
async function hover(frames: number): Promise<number[]> {
  const picture = document.querySelector('[data-testid="timeline-picture"]');
  const { left, top, width, height } = picture?.getBoundingClientRect() ?? new DOMRect();
  const took: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    await new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const startMs = performance.now();
        const clientX = left + (width * ((frame * 13) % frames)) / frames;
        const clientY = top + (height * ((frame * 7) % frames)) / frames;
        const event = new PointerEvent('pointermove', { bubbles: true, clientX, clientY });
        flushSync(() => picture?.dispatchEvent(event));
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          took.push(performance.now() - startMs);
          resolve();
        };
        port2.postMessage(null);
      })
    );
  }
  return took;
}

Object.assign(window, { firstPaint, hover });
