import { dateTime } from '@grafana/data';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Report } from '../../domain/report';
import { defaultSettings } from '../../settings/settings';
import { pageLinks } from '../../ui/pageLinks';
import { candidatesLost } from '../../ui/testing/troubleReports';
import { readUrlState } from '../urlState';
import { JobTypeView } from './JobTypeView';

beforeAll(() => {
  // Grafana's combobox measures its texts, and jsdom has no canvas.
  HTMLCanvasElement.prototype.getContext = jest.fn(() => ({ measureText: () => ({ width: 0 }) })) as never;
});

async function show(report: Report, jobType: string, search = '') {
  const onChange = jest.fn();
  const range = { from: dateTime(report.fromMs), to: dateTime(report.toMs), raw: { from: 'now-24h', to: 'now' } };
  render(
    <JobTypeView
      report={report}
      verdict={report.verdicts.find((verdict) => verdict.jobType === jobType)!}
      settings={defaultSettings}
      range={range}
      timeZone="utc"
      urlState={readUrlState(new URLSearchParams(search))}
      links={pageLinks({ app: 'api', from: 'now-24h', to: 'now' })}
      onChange={onChange}
    />
  );
  await act(async () => {});
  return { onChange };
}

const runsOf = (report: Report, jobType: string) => report.runs.filter((run) => run.jobType === jobType);
const rows = () =>
  within(screen.getByRole('region', { name: 'Runs' }))
    .getAllByRole('row')
    .slice(1);

test('is it still failing, in words', async () => {
  await show(candidatesLost(), 'UpsertCandidateJob');
  const words = screen.getByRole('status', { name: 'Is it still failing?' });
  expect(words).toHaveTextContent(
    /^It is still failing\.\d+ attempts failed( and \d+ jobs? gave up)? since .*, and none succeeded since\./
  );
});

test('only the rows in sight are drawn, and the table says how many there are', async () => {
  const report = candidatesLost();
  const busiest = [...report.verdicts].sort(
    (a, b) => runsOf(report, b.jobType).length - runsOf(report, a.jobType).length
  )[0]!.jobType;
  const howMany = runsOf(report, busiest).length;
  await show(report, busiest);
  expect(howMany).toBeGreaterThan(40);
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', String(howMany + 1));
  expect(rows().length).toBeLessThan(40);
});

test('what was not read is said beside the answer', async () => {
  const report = candidatesLost();
  const gap = {
    fromMs: report.fromMs,
    toMs: report.fromMs + 3_600_000,
    reason: 'query-failed',
    detail: 'Bad gateway',
  } as const;
  await show({ ...report, coverage: { ...report.coverage, gaps: [gap] } }, 'UpsertCandidateJob');
  expect(screen.getByRole('button', { name: /1 h not read/ })).toBeInTheDocument();
});

test('runs that were counted and not read are told', async () => {
  const report = candidatesLost();
  const steps = [{ fromMs: report.fromMs, toMs: report.toMs, runs: 1204 }];
  await show({ ...report, counted: [{ jobType: 'UpsertCandidateJob', steps }] }, 'UpsertCandidateJob');
  expect(screen.getByText(/^And 1,204 runs that succeeded at once: counted, not read\./)).toBeInTheDocument();
});

test('what the address asks for is listed, and each run leads to its page', async () => {
  const report = candidatesLost();
  await show(report, 'UpsertCandidateJob', 'state=lost');
  const lost = runsOf(report, 'UpsertCandidateJob').filter(({ state }) => state === 'deleted');
  expect(screen.getByRole('heading', { name: new RegExp(`^${lost.length} of \\d+ runs$`) })).toBeInTheDocument();
  expect(rows().every((row) => row.textContent.includes('Lost'))).toBe(true);
  const [link] = within(screen.getByRole('region', { name: 'Runs' })).getAllByRole('link');
  expect(link!.getAttribute('href')).toMatch(/\/runs\/run-\d+\?from=now-24h&to=now&var-App=api&at=\d+$/);
});

test('an error, words and their removal go into the address', async () => {
  const { onChange } = await show(candidatesLost(), 'UpsertCandidateJob', 'state=lost');
  await userEvent.click(screen.getByRole('button', { name: /^TimeoutException/ }));
  const error = 'System.TimeoutException in GetIntoTeachingApi.Services.CrmService.Save';
  expect(onChange).toHaveBeenLastCalledWith({ error });
  await userEvent.type(screen.getByRole('textbox', { name: /Words/ }), 'x');
  expect(onChange).toHaveBeenLastCalledWith({ text: 'x' }, { replace: true });
  await userEvent.click(screen.getByRole('button', { name: 'All runs' }));
  expect(onChange).toHaveBeenLastCalledWith({ group: '', error: '', text: '' });
});

test('a column’s head orders the runs by it, and by the other way round at the second click', async () => {
  const { onChange } = await show(candidatesLost(), 'UpsertCandidateJob');
  expect(screen.getByRole('columnheader', { name: 'State' })).toHaveAttribute('aria-sort', 'descending');
  await userEvent.click(screen.getByRole('button', { name: 'Began' }));
  expect(onChange).toHaveBeenLastCalledWith({ order: 'newest' });
});

test('the newest run first, then the oldest, then by what matters most', async () => {
  const { onChange } = await show(candidatesLost(), 'UpsertCandidateJob', 'sort=newest');
  expect(screen.getByRole('columnheader', { name: 'Began' })).toHaveAttribute('aria-sort', 'descending');
  await userEvent.click(screen.getByRole('button', { name: 'Began' }));
  expect(onChange).toHaveBeenLastCalledWith({ order: 'oldest' });
  await userEvent.click(screen.getByRole('button', { name: 'State' }));
  expect(onChange).toHaveBeenLastCalledWith({ order: '' });
});

test('an address that asks for nonsense lists everything', async () => {
  const report = candidatesLost();
  await show(report, 'UpsertCandidateJob', 'state=__proto__&sort=x');
  expect(screen.getByRole('heading', { name: `${runsOf(report, 'UpsertCandidateJob').length} runs` })).toBeVisible();
});
