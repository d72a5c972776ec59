/** What `bench/timeline.ts` opens in Chromium: the real timeline over runs that it makes, and the means to measure it. */
import { createRoot, Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { TimeSpan } from '../src/domain/coverage';
import { Report } from '../src/domain/report';
import { JobTimeline } from '../src/ui/timeline/JobTimeline';
import { reportOf } from '../src/ui/testing/baseReport';
import { HOUR_MS, MINUTE_MS, NOW_MS, verdictOf } from '../src/ui/testing/runFixtures';
import { jobTypes, manyRuns } from './manyRuns';
import { StateRows, StateTable, stateTable } from './StateRows';

const WIDTH_PX = 1400;
const DAY: TimeSpan = { fromMs: NOW_MS - 24 * HOUR_MS, toMs: NOW_MS };

function reportFor(runCount: number): Report {
  const runs = manyRuns(runCount);
  const verdicts = jobTypes.map((jobType) => verdictOf(jobType, 'at-risk', 'at-risk', runs));
  return reportOf({ id: 'at-risk', level: 'at-risk', headline: '', detail: '' }, verdicts, runs);
}

const timelineOf = (report: Report, span: TimeSpan) => (
  <JobTimeline
    report={report}
    verdicts={report.verdicts}
    span={span}
    clock={{ nowMs: NOW_MS, timeZone: 'utc' }}
    widthPx={WIDTH_PX}
    fillsHeight={false}
    opensWorst
    density="roomy"
    selected={null}
    onSelect={() => undefined}
    showSuccesses
    showLegend
    wallMs={NOW_MS}
  />
);

/** Makes a change in the next frame. Resolves in a task of its own after it: what was changed is painted then. */
const inNextFrame = (change: () => void = () => undefined) =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      flushSync(change);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    })
  );

let root: Root | null = null;
let report = reportFor(0);
let table: StateTable = [[]];

/** Empties the page for what is painted next. */
async function clear(): Promise<void> {
  // What a page takes away it unmounts too: else the event bus would hold on to it.
  root?.unmount();
  const box = document.createElement('div');
  document.body.replaceChildren(box);
  root = createRoot(box);
  await inNextFrame();
}

/** Makes the runs that are painted. */
function prepare(runCount: number): void {
  report = reportFor(runCount);
}

/** From the joined runs to the painted timeline. */
const paint = (): Promise<void> => inNextFrame(() => root?.render(timelineOf(report, DAY)));

/** The same runs as the table that Grafana's State timeline needs. @returns how many rows it has */
function prepareStateRows(): number {
  table = stateTable(report.runs, NOW_MS);
  return table.length - 1;
}

/** From the finished table to the painted state rows, in the room that the timeline takes. */
const paintStateRows = (heightPx: number): Promise<void> =>
  inNextFrame(() => root?.render(<StateRows table={table} span={DAY} widthPx={WIDTH_PX} heightPx={heightPx} />));

/** A frame in which the pointer has moved over the picture, one of so many places. */
function hover(frame: number, frames: number): Promise<void> {
  const picture = document.querySelector('[data-testid="timeline-picture"]');
  const { left, top, width, height } = picture?.getBoundingClientRect() ?? new DOMRect();
  const clientX = left + (width * ((frame * 13) % frames)) / frames;
  const clientY = top + (height * ((frame * 7) % frames)) / frames;
  return inNextFrame(() => {
    picture?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX, clientY }));
  });
}

/** A frame in which the span has moved on, or in the second half of so many has narrowed. */
function pan(frame: number, frames: number): Promise<void> {
  const shiftMs = Math.min(frame, frames / 2) * MINUTE_MS;
  const cutMs = Math.max(0, frame - frames / 2) * 2 * MINUTE_MS;
  const span = { fromMs: DAY.fromMs - shiftMs + cutMs, toMs: DAY.toMs - shiftMs - cutMs };
  return inNextFrame(() => root?.render(timelineOf(report, span)));
}

Object.assign(window, { clear, prepare, paint, prepareStateRows, paintStateRows, hover, pan });
