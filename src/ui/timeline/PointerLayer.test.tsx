import { DataHoverClearEvent, DataHoverEvent, EventBusSrv } from '@grafana/data';
import { PanelContextProvider } from '@grafana/ui';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { createRef, ReactNode } from 'react';
import { layoutRows } from '../../domain/timeline/layoutRows';
import { runsByType } from '../../domain/timeline/runsByType';
import { pxOf } from '../../domain/timeline/timeScale';
import { HOUR_MS, MINUTE_MS, NOW_MS, retryingRun, verdictOf } from '../testing/runFixtures';
import { NoteSources, notesAt } from './notesAt';
import { PointerLayer } from './PointerLayer';

const run = retryingRun('UpsertCandidateJob', 20, NOW_MS - 25 * 60_000);
const scale = { fromMs: NOW_MS - 24 * HOUR_MS, toMs: NOW_MS + 8 * HOUR_MS, widthPx: 1600 };
const options = {
  foldAboveLanes: 3,
  opened: new Set<string>(),
  openLanes: 10,
  showSuccesses: true,
  density: 'roomy',
} as const;
const rows = layoutRows(
  [verdictOf('UpsertCandidateJob', 'at-risk', 'at-risk', [run])],
  runsByType([run], NOW_MS),
  scale,
  NOW_MS,
  options
);
const y = rows[0]!.laid[0]!.topPx + 9;
const xOf = (attempt: number) => pxOf(scale, run.attempts[attempt - 1]!.endedAtMs!);

beforeAll(() => {
  // jsdom has neither.
  HTMLElement.prototype.setPointerCapture = jest.fn();
  Object.assign(window, { PointerEvent: class extends MouseEvent {} });
});

const clock = { nowMs: NOW_MS, timeZone: 'utc' };
const noNotes: NoteSources = { gaps: [], findings: [], annotations: [] };

function show(notes: Partial<NoteSources> = {}, rest: { isPinned?: boolean } = {}) {
  const [onSelect, onZoom, onPin] = [jest.fn(), jest.fn(), jest.fn()];
  const picture = createRef<HTMLDivElement>();
  const layerOf = (shown: typeof rows) => (
    <PointerLayer
      rows={shown}
      scale={scale}
      range={{ fromMs: NOW_MS - 24 * HOUR_MS, toMs: NOW_MS }}
      clock={clock}
      notesOf={(hit) => notesAt(hit, { ...noNotes, ...notes }, clock, MINUTE_MS)}
      scrolledPx={() => 0}
      leftPx={0}
      picture={picture}
      isPinned={rest.isPinned ?? false}
      onSelect={onSelect}
      onPin={onPin}
      onZoom={onZoom}
    />
  );
  const eventBus = new EventBusSrv();
  const inPanel = (children: ReactNode) => (
    <PanelContextProvider value={{ eventBus, eventsScope: 'panel' }}>{children}</PanelContextProvider>
  );
  const { rerender } = render(inPanel(layerOf(rows)));
  const showRows = (shown: typeof rows) => rerender(inPanel(layerOf(shown)));
  return { layer: screen.getByTestId('timeline-picture'), onSelect, onPin, onZoom, showRows, eventBus };
}

test('hovering an attempt tells which it is, when, why it failed, and what follows', () => {
  const { layer } = show();
  fireEvent.pointerMove(layer, { clientX: xOf(14), clientY: y });
  expect(screen.getByText('Attempt 14 of 24 failed')).toBeInTheDocument();
  const fact = (name: string) => screen.getByText(name).nextSibling?.textContent;
  expect(fact('At')).toMatch(/^24 Jun \d\d:\d\d:\d\d UTC, 6 h \d+ min ago$/);
  expect(fact('Took')).toBe('0.8 s on web/0');
  expect(fact('Error')).toBe('TimeoutException: The operation has timed out.');
  expect(fact('Next attempt')).toMatch(/^13:55, in 35 min \(worked out\)$/);
  expect(fact('Lost')).toMatch(/\(worked out\)$/);
});

test('an attempt to come knows its number', () => {
  const { layer } = show();
  fireEvent.pointerMove(layer, { clientX: pxOf(scale, run.nextAttempt!.fromMs + HOUR_MS), clientY: y });
  expect(screen.getByText('Attempt 22 of 24 to come')).toBeInTheDocument();
});

test('an attempt that is late says when it was due', () => {
  const late = {
    ...run,
    nextAttempt: { fromMs: NOW_MS - 20 * MINUTE_MS, toMs: NOW_MS - 19 * MINUTE_MS },
    deletion: null,
  };
  const { layer, showRows } = show();
  showRows(
    layoutRows(
      [verdictOf('UpsertCandidateJob', 'at-risk', 'at-risk', [late])],
      runsByType([late], NOW_MS),
      scale,
      NOW_MS,
      options
    )
  );
  fireEvent.pointerMove(layer, { clientX: pxOf(scale, NOW_MS), clientY: y });
  expect(screen.getByText('Attempt 21 of 24 to come')).toBeInTheDocument();
  expect(screen.getByText('was due 13:00, 20 min late')).toBeInTheDocument();
});

test('a run that no attempt can save says so', () => {
  const { layer, showRows } = show();
  fireEvent.pointerMove(layer, { clientX: xOf(14), clientY: y });
  expect(screen.queryByText('Saved')).not.toBeInTheDocument();
  showRows(rows.map((row) => ({ ...row, laid: row.laid.map((laid) => ({ ...laid, run: { ...run, triesLeft: 0 } })) })));
  expect(screen.getByText('Saved').nextSibling).toHaveTextContent('no longer');
});

test('a run whose cause changed tells which attempts failed of what', () => {
  const other = { type: 'System.NullReferenceException', message: 'Object reference not set.', ownFrame: null };
  const attempts = run.attempts.map((attempt) => ((attempt.n ?? 0) > 3 ? { ...attempt, error: other } : attempt));
  const { layer, showRows } = show();
  const changed = { ...run, attempts };
  showRows(
    layoutRows(
      [verdictOf('UpsertCandidateJob', 'at-risk', 'at-risk', [changed])],
      runsByType([changed], NOW_MS),
      scale,
      NOW_MS,
      options
    )
  );
  fireEvent.pointerMove(layer, { clientX: (xOf(14) + xOf(15)) / 2, clientY: y });
  expect(screen.getByText('1–3 TimeoutException, 4–20 NullReferenceException')).toBeInTheDocument();
  showRows(rows);
  expect(screen.queryByText('Errors')).not.toBeInTheDocument();
});

test('between attempts it is the run that is told of', () => {
  const { layer } = show();
  fireEvent.pointerMove(layer, { clientX: (xOf(14) + xOf(15)) / 2, clientY: y });
  expect(screen.getByText('Waiting for a retry after 20 failed attempts')).toBeInTheDocument();
});

test('where nothing was read the tooltip says so', () => {
  const { layer } = show({
    gaps: [{ fromMs: NOW_MS - 10 * HOUR_MS, toMs: NOW_MS - 5 * HOUR_MS, reason: 'truncated' }],
  });
  fireEvent.pointerMove(layer, { clientX: xOf(14), clientY: y });
  expect(screen.getByText('Not read').nextSibling).toHaveTextContent('more lines than it handed out');
});

test('silence, a pause and a deployment at the moment are said too, those of other moments and types are not', () => {
  const span = { fromMs: NOW_MS - 10 * HOUR_MS, toMs: NOW_MS - 5 * HOUR_MS };
  const silent = { ...span, kind: 'silent' as const, jobTypes: ['UpsertCandidateJob'], text: 'no success for 5 h' };
  const at = run.attempts[13]!.endedAtMs! + 30_000;
  const { layer } = show({
    findings: [
      silent,
      { ...silent, jobTypes: ['CrmSyncJob'], text: 'no sync for 5 h' },
      { ...silent, kind: 'paused', jobTypes: [] },
    ],
    annotations: [
      { fromMs: at, toMs: at, title: 'Deployment', text: '4f21c9e', colour: '' },
      { fromMs: at + HOUR_MS, toMs: at + HOUR_MS, title: 'Later', text: '', colour: '' },
    ],
  });
  fireEvent.pointerMove(layer, { clientX: xOf(14), clientY: y });
  expect(screen.getByText('Silent').nextSibling).toHaveTextContent('no success for 5 h');
  expect(screen.getByText('Paused').nextSibling).toHaveTextContent('the CRM integration, 03:20–08:20');
  expect(screen.getByText('Deployment').nextSibling).toHaveTextContent(/^4f21c9e, 24 Jun/);
  expect(screen.queryByText('no sync for 5 h')).not.toBeInTheDocument();
  expect(screen.queryByText('Later')).not.toBeInTheDocument();
});

test('the cursor is shared with the other panels of the dashboard, both ways', () => {
  const { layer, eventBus } = show();
  const told: unknown[] = [];
  eventBus.getStream(DataHoverEvent).subscribe(({ payload }) => told.push(payload.point.time));
  eventBus.getStream(DataHoverClearEvent).subscribe(() => told.push('nothing'));
  fireEvent.pointerMove(layer, { clientX: 800, clientY: y });
  fireEvent.pointerLeave(layer);
  expect(told).toEqual([NOW_MS - 8 * HOUR_MS, 'nothing']);
  act(() => eventBus.publish(new DataHoverEvent({ point: { time: NOW_MS - 16 * HOUR_MS } })));
  expect(screen.getByTestId('timeline-cursor')).toHaveStyle({ left: '400px' });
  act(() => eventBus.publish(new DataHoverEvent({ point: { time: NOW_MS - 99 * HOUR_MS } })));
  expect(screen.queryByTestId('timeline-cursor')).not.toBeInTheDocument();
});

test('a resting pointer tells what lies there now, not what lay there before', () => {
  const { layer, showRows } = show();
  fireEvent.pointerMove(layer, { clientX: xOf(14), clientY: y });
  showRows(rows.map((row) => ({ ...row, laid: [] })));
  expect(screen.queryByText('Attempt 14 of 24 failed')).not.toBeInTheDocument();
});

test('leaving takes the tooltip away', () => {
  const { layer } = show();
  fireEvent.pointerMove(layer, { clientX: xOf(14), clientY: y });
  fireEvent.pointerLeave(layer);
  expect(screen.queryByText('Attempt 14 of 24 failed')).not.toBeInTheDocument();
});

test.each([
  [400, 800],
  [800, 400],
])('a drag from %d to %d asks for exactly the span that was dragged over', (from, to) => {
  const { layer, onZoom, onSelect } = show();
  fireEvent.pointerDown(layer, { clientX: from, clientY: y, button: 0 });
  fireEvent.pointerMove(layer, { clientX: to, clientY: y });
  fireEvent.pointerUp(layer, { clientX: to, clientY: y });
  expect(onZoom).toHaveBeenCalledWith({ fromMs: NOW_MS - 16 * HOUR_MS, toMs: NOW_MS - 8 * HOUR_MS });
  expect(onSelect).not.toHaveBeenCalled();
});

test('a drag beyond the edge ends at the edge', () => {
  const { layer, onZoom } = show();
  fireEvent.pointerDown(layer, { clientX: 800, clientY: y, button: 0 });
  fireEvent.pointerMove(layer, { clientX: 5000, clientY: y });
  fireEvent.pointerUp(layer, { clientX: 5000, clientY: y });
  expect(onZoom).toHaveBeenCalledWith({ fromMs: NOW_MS - 8 * HOUR_MS, toMs: scale.toMs });
  expect(screen.queryByText('At')).not.toBeInTheDocument();
});

test('a click on an attempt pins it; beside the runs it pins nothing', () => {
  const { layer, onPin } = show();
  const click = (x: number, at: number) => {
    fireEvent.pointerDown(layer, { clientX: x, clientY: at, button: 0 });
    fireEvent.pointerUp(layer, { clientX: x, clientY: at });
  };
  const attempt14 = { name: '14', atMs: run.attempts[13]!.endedAtMs };
  click(xOf(14), y);
  expect(onPin).toHaveBeenLastCalledWith(expect.objectContaining({ run: run.key, marks: [attempt14, attempt14] }));
  click(1599, y);
  expect(onPin).toHaveBeenLastCalledWith(null);
});

test('while something is pinned the pointer tells of nothing else', () => {
  const { layer } = show({}, { isPinned: true });
  fireEvent.pointerMove(layer, { clientX: xOf(14), clientY: y });
  expect(screen.queryByText('Attempt 14 of 24 failed')).not.toBeInTheDocument();
});

test('a press without a drag selects the row', () => {
  const { layer, onZoom, onSelect } = show();
  fireEvent.pointerDown(layer, { clientX: 800, clientY: y, button: 0 });
  fireEvent.pointerUp(layer, { clientX: 802, clientY: y });
  expect(onSelect).toHaveBeenCalledWith('UpsertCandidateJob');
  expect(onZoom).not.toHaveBeenCalled();
});

test('a double click asks for twice the range, without what the picture adds to it', () => {
  const { layer, onZoom } = show();
  fireEvent.doubleClick(layer);
  expect(onZoom).toHaveBeenCalledWith({ fromMs: NOW_MS - 36 * HOUR_MS, toMs: NOW_MS + 12 * HOUR_MS });
});
