import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ComponentProps } from 'react';
import { Report } from '../../domain/report';
import { LANE_PX } from '../../domain/timeline/layoutRows';
import { cannotTell, quietDay } from '../testing/quietReports';
import { atRisk, candidatesLost, thousandFailing } from '../testing/troubleReports';
import { HOUR_MS, NOW_MS } from '../testing/runFixtures';
import { JobTimeline } from './JobTimeline';

function show(report: Report, rest: Partial<ComponentProps<typeof JobTimeline>> = {}) {
  const onSelect = jest.fn();
  const timeline = (shown: Report) => (
    <JobTimeline
      report={shown}
      verdicts={shown.verdicts}
      span={shown}
      clock={{ nowMs: NOW_MS, timeZone: 'utc' }}
      widthPx={1200}
      fillsHeight={false}
      opensWorst={false}
      density="roomy"
      selected={null}
      onSelect={onSelect}
      showSuccesses
      showLegend
      wallMs={NOW_MS}
      {...rest}
    />
  );
  const { container, rerender } = render(timeline(report));
  const again = (next: Report) => rerender(timeline(next));
  const marks = (kind: string) => container.querySelectorAll(`ul [data-mark="${kind}"]`).length;
  return { onSelect, container, marks, again };
}

const pictures = () => screen.getAllByRole('img', { name: /:/ }).map((picture) => picture.getAttribute('aria-label'));

test('a row per job type, worst first, each saying what its picture shows', () => {
  show(candidatesLost());
  expect(pictures()).toEqual([
    'UpsertCandidateJob, Act now: 18 lost, 46 retrying',
    'UpsertContactCreationChannelsJob, Act now: 1 lost',
    'MagicLinkTokenGenerationJob, At risk: 24 retrying',
    'CrmSyncJob, Investigate: 252 retrying, 8 successes',
  ]);
});

test('rows are reached and chosen with the keyboard', async () => {
  const { onSelect } = show(candidatesLost(), { selected: 'CrmSyncJob' });
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(onSelect).toHaveBeenCalledWith('UpsertCandidateJob');
  const pressed = screen.getAllByRole('button', { pressed: true });
  expect(pressed).toHaveLength(1);
  expect(pressed[0]).toHaveTextContent('CrmSyncJob');
});

test('one stop of Tab; arrows lead from the heads into the runs and through their attempts, and each is said', async () => {
  show(atRisk());
  await userEvent.tab();
  expect(document.activeElement).toHaveTextContent('UpsertCandidateJob');
  await userEvent.keyboard('{ArrowRight}{Home}');
  expect(document.activeElement).toHaveAccessibleName(
    /^Attempt 1 of 24 failed\. 23 Jun \d\d:\d\d\. TimeoutException: The operation has timed out\. Run CID-0000\d{4}\. lost in 3 h/
  );
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toHaveAccessibleName(/^Attempt 2 of 24 failed/);
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement).toHaveAccessibleName(/^Attempt 1 of 24 failed/);
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toHaveTextContent('UpsertCandidateJob');
});

test('the right arrow opens a folded row, the left one folds it', async () => {
  show(thousandFailing());
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('region', { name: /^1,000 runs/ })).toBeInTheDocument();
  await userEvent.keyboard('{ArrowRight}{PageDown}{PageDown}');
  expect(document.activeElement).toHaveAccessibleName(/Run CID-\d{8}\. lost in/);
  await userEvent.keyboard('{Escape}{ArrowLeft}');
  expect(screen.queryByRole('region', { name: /^1,000 runs/ })).not.toBeInTheDocument();
});

test('Enter pins what the keyboard is on, with the ways to its lines; Escape gives the keyboard back', async () => {
  const linksOf = jest.fn(() => [{ text: 'Kibana', href: 'https://kibana.example/x', leads: 'out' as const }]);
  const { onSelect } = show(atRisk(), { linksOf });
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{Home}{Enter}');
  const pinned = screen.getByRole('dialog', { name: 'Attempt 1 of 24 failed' });
  expect(pinned).toHaveFocus();
  expect(within(pinned).getByRole('link', { name: 'Kibana' })).toHaveAttribute('href', 'https://kibana.example/x');
  expect(linksOf).toHaveBeenCalledWith(expect.anything(), [expect.objectContaining({ n: 1 })]);
  expect(within(pinned).getByRole('button', { name: /Copy link/ })).toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(document.activeElement).toHaveAccessibleName(/^Attempt 1 of 24 failed/);
  expect(onSelect).not.toHaveBeenCalled();
});

test('what is pinned is not read out again with every tick of the clock', async () => {
  show(atRisk());
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{Home}{Enter}');
  expect(screen.getByRole('dialog').closest('[aria-live]')).toHaveAttribute('aria-live', 'off');
});

test('a refresh keeps what is pinned, and the scroll of the lanes', async () => {
  const report = thousandFailing();
  const { again } = show(report, { opensWorst: true });
  const lanes = screen.getByRole('region', { name: /^1,000 runs/ });
  fireEvent.scroll(lanes, { target: { scrollTop: 500 * LANE_PX } });
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{Home}{Enter}');
  const name = screen.getByRole('dialog').textContent;
  again({ ...report, runs: report.runs.map((run) => ({ ...run })) });
  expect(screen.getByRole('dialog').textContent).toBe(name);
  expect(screen.getByRole('region', { name: /^1,000 runs/ })).toBe(lanes);
  expect(lanes.scrollTop).toBe(500 * LANE_PX);
});

test('a pinned run that is gone no longer silences the pointer', () => {
  const report = atRisk();
  const { key, jobType, attempts } = report.runs.find((run) => run.state === 'retrying')!;
  window.history.replaceState(null, '', `/?run=${attempts[0]!.endedAtMs}~1.0~1.0~${jobType}~${key}`);
  const { again, container } = show(report);
  window.history.replaceState(null, '', '/');
  const place = { bubbles: true, clientX: 700, clientY: 15 };
  const hover = () => fireEvent(container.querySelector('[data-row]')!, new MouseEvent('pointermove', place));
  again({ ...report, runs: report.runs.filter((run) => run.key !== key) });
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  hover();
  expect(screen.getByText('Run')).toBeInTheDocument();
});

test('a double click on a name or a fold is no wish for a longer range', async () => {
  const onZoom = jest.fn();
  show(thousandFailing(), { onZoom });
  await userEvent.dblClick(screen.getByRole('button', { name: 'Open the 1,000 runs of UpsertCandidateJob' }));
  await userEvent.dblClick(screen.getByText('UpsertCandidateJob'));
  expect(onZoom).not.toHaveBeenCalled();
});

test('an address leads to the run that was chosen, and opens its row', () => {
  const report = thousandFailing();
  const { key, jobType } = report.runs[700]!;
  window.history.replaceState(null, '', `/?run=${NOW_MS}~1.0~1.0~${jobType}~${key}`);
  show(report);
  window.history.replaceState(null, '', '/');
  expect(screen.getByRole('dialog', { name: 'Attempt 1 of 24 failed' })).toBeInTheDocument();
});

test('the keys are listed when asked for', async () => {
  show(atRisk());
  await userEvent.tab();
  await userEvent.keyboard('?');
  expect(screen.getByText('the attempt before or after')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Keys' }));
  expect(screen.queryByText('the attempt before or after')).not.toBeInTheDocument();
});

test('runs in lanes are a list for those who do not see them', () => {
  show(atRisk());
  const runs = within(screen.getByRole('list', { name: 'Runs of UpsertCandidateJob' })).getAllByRole('listitem');
  expect(runs[0]).toHaveTextContent(/^Waiting for a retry after 20 failed attempts\. Run CID-.*lost in 3 h/);
  expect(runs).toHaveLength(4);
});

test('types without a failure step back while others need somebody, and come when asked', async () => {
  show(candidatesLost());
  expect(screen.queryByText('ApplySyncJob')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: '6 types without a failure' }));
  expect(screen.getByText('ApplySyncJob')).toBeInTheDocument();
});

test('on a calm day every type stands, with its count', () => {
  show(quietDay());
  expect(pictures()).toHaveLength(9);
  expect(screen.getByRole('button', { name: /CrmSyncJob 288/ })).toBeInTheDocument();
});

test('a thousand runs fold into counts; opened, they stand in lanes that scroll, the soonest loss first', async () => {
  show(thousandFailing());
  expect(screen.getByText('999 waiting')).toBeInTheDocument();
  expect(screen.getByText('1 lost', { selector: 'text' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Open the 1,000 runs of UpsertCandidateJob' }));
  const lanes = screen.getByRole('region', { name: '1,000 runs of UpsertCandidateJob, the soonest loss first' });
  const namesOf = () => [...lanes.querySelectorAll('[title]')].map((name) => name.getAttribute('title'));
  const first = namesOf();
  expect(first.length).toBeGreaterThanOrEqual(10);
  expect(first.length).toBeLessThan(40);
  fireEvent.scroll(lanes, { target: { scrollTop: 500 * LANE_PX } });
  expect(namesOf().length).toBeLessThan(40);
  expect(namesOf().filter((name) => first.includes(name))).toEqual([]);
  expect(within(screen.getByRole('list', { name: 'Legend' })).getByText('failed')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Fold the 1,000 runs of UpsertCandidateJob' }));
  expect(screen.queryByText(/^lost in /)).not.toBeInTheDocument();
});

test('the worst row opens by itself only while runs can be lost', () => {
  show(candidatesLost(), { opensWorst: true });
  expect(screen.getByRole('region', { name: /^64 runs of UpsertCandidateJob/ })).toBeInTheDocument();
});

test('attempts to come and the deadline are in the picture where the range reaches so far', () => {
  const { marks } = show(atRisk());
  expect([marks('failed'), marks('nextTry'), marks('deletionDue'), marks('running')].every((count) => count > 0)).toBe(
    true
  );
  expect(screen.getByText(/^lost in 3 h/)).toBeInTheDocument();
  expect(screen.getByText('if nothing changes')).toBeInTheDocument();
});

test('a range that ends now has room for what is to come; one long ago has none', () => {
  const range = { fromMs: NOW_MS - 24 * HOUR_MS, toMs: NOW_MS };
  const { marks } = show(atRisk(), { span: range });
  expect(marks('deletionDue')).toBeGreaterThan(0);
  expect(screen.getByText('lost in 20 h 22 min')).toBeInTheDocument();
  cleanup();
  const old = show(atRisk(), { span: range, wallMs: NOW_MS + 3 * HOUR_MS });
  expect(old.marks('nextTry')).toBe(0);
  expect(screen.queryByText(/^lost in/)).not.toBeInTheDocument();
});

test('attempts between two that were read are drawn as not read', () => {
  const report = atRisk();
  const runs = report.runs.map((run) => ({ ...run, attempts: run.attempts.filter(({ n }) => n !== 7 && n !== 8) }));
  const { container } = show({ ...report, runs });
  expect(container.querySelectorAll('[data-mark="unread"]').length).toBeGreaterThan(0);
  expect(within(screen.getByRole('list', { name: 'Legend' })).getByText('not read')).toBeInTheDocument();
});

test('a run that goes on beyond the range has cut ends', () => {
  const { marks } = show(atRisk(), { span: { fromMs: NOW_MS - 2 * HOUR_MS, toMs: NOW_MS } });
  expect(marks('cut')).toBeGreaterThan(1);
});

test('what was not read is hatched across every row, and said', () => {
  const { container } = show(cannotTell());
  expect(container.querySelectorAll('[data-mark="gap"]')).toHaveLength(1);
  expect(screen.getByText('not read')).toBeInTheDocument();
});

test('a pause of the CRM integration stands behind the rows', () => {
  const report = quietDay();
  const pause = {
    kind: 'paused' as const,
    jobTypes: [],
    fromMs: NOW_MS - 9 * HOUR_MS,
    toMs: NOW_MS - 8 * HOUR_MS,
    text: '',
  };
  const { container } = show({ ...report, findings: [pause] });
  expect(container.querySelectorAll('[data-mark="paused"]')).toHaveLength(1);
  expect(screen.getByText('CRM paused')).toBeInTheDocument();
});

test('the axis and the now line speak the person’s zone', () => {
  const { container } = show(quietDay(), { clock: { nowMs: NOW_MS, timeZone: 'Europe/London' } });
  expect(screen.getByText('now 14:20')).toBeInTheDocument();
  const labels = [...container.querySelectorAll('svg[aria-hidden] text')].map(({ textContent }) => textContent);
  expect(labels).toContain('06/24 00:00');
  expect(labels).toContain('03:00');
});

test('axis, now line and tooltip are in one zone, whatever the browser’s', async () => {
  const { container } = show(atRisk(), { clock: { nowMs: NOW_MS, timeZone: 'America/New_York' } });
  expect(screen.getByText('now 09:20')).toBeInTheDocument();
  const labels = [...container.querySelectorAll('svg[aria-hidden] text')].map(({ textContent }) => textContent);
  expect(labels).toContain('06/24 00:00');
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{End}{Enter}');
  const deadline = within(screen.getByRole('dialog'));
  expect(deadline.getByText(/^12:\d\d, in 3 h \d+ min \(worked out\)$/)).toBeInTheDocument();
  await userEvent.keyboard('{Escape}{Home}{Enter}');
  expect(screen.getByText(/^23 Jun \d\d:\d\d:\d\d EDT, \d+ h \d+ min ago$/)).toBeInTheDocument();
});

test('annotations are lines with their title, where it has room', () => {
  const at = (hours: number) => ({ fromMs: NOW_MS - hours * HOUR_MS, toMs: NOW_MS - hours * HOUR_MS });
  const annotations = [
    { ...at(9), title: 'deploy 4f21c9e', text: '', colour: 'blue' },
    { ...at(8.9), title: 'deploy 9b0d3a7', text: '', colour: 'blue' },
    { ...at(99), title: 'long ago', text: '', colour: 'blue' },
  ];
  const { container } = show(quietDay(), { annotations });
  expect(container.querySelectorAll('[data-mark="annotation"]')).toHaveLength(2);
  expect(screen.getByText('deploy 4f21c9e')).toBeInTheDocument();
  expect(screen.queryByText('deploy 9b0d3a7')).not.toBeInTheDocument();
});

test('a failure with another error than the one before has a notch, and the legend says so', () => {
  const report = atRisk();
  const other = { type: 'System.NullReferenceException', message: 'Object reference not set.', ownFrame: null };
  const runs = report.runs.map((run) => ({
    ...run,
    attempts: run.attempts.map((attempt) => (attempt.n === 15 ? { ...attempt, error: other } : attempt)),
  }));
  const { container } = show({ ...report, runs });
  expect(container.querySelectorAll('[data-mark="causeChanged"]')).toHaveLength(1);
  expect(screen.getByText('another error than before')).toBeInTheDocument();
});

test('what was worked out is drawn unlike what was read, and the legend says so', () => {
  const report = atRisk();
  const [first, ...others] = report.runs.filter(({ state }) => state === 'retrying');
  const attempts = first!.attempts.map((attempt) => (attempt.n === 20 ? { ...attempt, inferred: true } : attempt));
  const joined = { ...first!, inferred: true, attempts };
  const looksOf = (runs: typeof report.runs) => {
    const { container } = show({ ...report, runs });
    const looks = [...container.querySelectorAll('[data-row] [data-mark="failed"]')].map((mark) =>
      mark.getAttribute('stroke-dasharray')
    );
    const words = screen.queryByText('partly worked out');
    cleanup();
    return { dotted: looks.filter((dash) => dash !== null).length, words: words !== null };
  };
  expect(looksOf([first!, ...others])).toEqual({ dotted: 0, words: false });
  expect(looksOf([joined, ...others])).toEqual({ dotted: 1, words: true });
});

test('the fold begins where the option says', () => {
  show(atRisk(), { foldAbove: 2 });
  expect(screen.getByRole('button', { name: 'Open the 4 runs of UpsertCandidateJob' })).toBeInTheDocument();
});

test('waiting folds when asked for, each fold with its length', async () => {
  const { container } = show(atRisk());
  const folds = () =>
    [...container.querySelectorAll('[data-mark="folded"] text')].map(({ textContent }) => textContent);
  expect(folds()).toEqual([]);
  const button = screen.getByRole('button', { name: 'Fold waiting' });
  await userEvent.click(button);
  expect(button).toHaveAttribute('aria-pressed', 'true');
  expect(folds().length).toBeGreaterThan(0);
  expect(folds().every((text) => /^(\d+ h( \d+ min)?|\d+ min)$/.test(text))).toBe(true);
  await userEvent.click(button);
  expect(folds()).toEqual([]);
});

test('where nothing waits there is nothing to fold', () => {
  show(thousandFailing());
  expect(screen.queryByRole('button', { name: 'Fold waiting' })).not.toBeInTheDocument();
});

test('by the hour each attempt has a line, with what stands out in words', async () => {
  const report = atRisk();
  const runs = report.runs.map((run) => ({ ...run, attempts: run.attempts.filter(({ n }) => n !== 7) }));
  show({ ...report, runs });
  await userEvent.click(screen.getByRole('button', { name: 'By the hour' }));
  const lines = within(screen.getByRole('region', { name: 'UpsertCandidateJob by minute of the hour' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(lines[0]).toMatch(/^attempt 1.*4 runs$/);
  expect(lines[6]).toMatch(/^attempt 7.*1 not read$/);
  expect(screen.queryByTestId('timeline-picture')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'By the hour' }));
  expect(screen.getByTestId('timeline-picture')).toBeInTheDocument();
});

test('by the hour what is to come is told from what came, and signs and bars are explained in sight', async () => {
  const report = thousandFailing();
  show(report);
  await userEvent.click(screen.getByRole('button', { name: 'By the hour' }));
  const section = screen.getByRole('region', { name: 'UpsertCandidateJob by minute of the hour' });
  const lines = within(section)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(lines.at(-2)).toMatch(/^attempt 23.*to come$/);
  const legend = within(screen.getByRole('list', { name: 'Legend' }));
  expect(legend.getByText('several in one minute, the taller the more')).toBeInTheDocument();
  expect(legend.getByText('several to come')).toBeInTheDocument();
  expect(legend.queryByText('runs waiting, above those lost')).not.toBeInTheDocument();
  const titles = [...section.querySelectorAll('title')].map(({ textContent }) => textContent);
  expect(titles.some((text) => /^:\d\d, \d+ failed, \d+ next try$/.test(text))).toBe(true);
});

test('silence is a bracket with words', () => {
  show(candidatesLost());
  expect(screen.getByText('no success for 23 h 20 min, due every 5 min')).toBeInTheDocument();
});

test('no silence is claimed where nothing was read', () => {
  const report = candidatesLost();
  const silent = report.findings.find(({ kind }) => kind === 'silent')!;
  const { fromMs, toMs } = silent;
  const gaps = [
    { fromMs, toMs, reason: 'silent' as const, detail: 'The API did not run, or its lines did not arrive.' },
  ];
  show({ ...report, coverage: { ...report.coverage, gaps } });
  expect(screen.queryByText(silent.text)).not.toBeInTheDocument();
  expect(screen.getByText('not read')).toBeInTheDocument();
});

test('a cut end is explained where there is one', () => {
  show(atRisk(), { span: { fromMs: NOW_MS - 2 * HOUR_MS, toMs: NOW_MS } });
  expect(screen.getByText('goes beyond')).toBeInTheDocument();
  cleanup();
  show(atRisk());
  expect(screen.queryByText('goes beyond')).not.toBeInTheDocument();
});

test('the legend explains only what is drawn', () => {
  show(quietDay());
  const legend = within(screen.getByRole('list', { name: 'Legend' }));
  expect(legend.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['successes in 10 min']);
});
