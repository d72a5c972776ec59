import { dateTime } from '@grafana/data';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Run } from '../../domain/jobs/run';
import { Report } from '../../domain/report';
import { defaultSettings } from '../../settings/settings';
import { pageLinks } from '../../ui/pageLinks';
import { quietDay } from '../../ui/testing/quietReports';
import { lostRun, NOW_MS, retryingRun } from '../../ui/testing/runFixtures';
import { readUrlState } from '../urlState';
import { RunView } from './RunView';

const quiet = quietDay();

function show(run: Run, change: Partial<Report> = {}, others: readonly Run[] = []) {
  const report: Report = { ...quiet, runs: [...quiet.runs, ...others, run], ...change };
  const onChange = jest.fn();
  render(
    <RunView
      run={run}
      report={report}
      settings={defaultSettings}
      range={{ from: dateTime(report.fromMs), to: dateTime(report.toMs), raw: { from: 'now-24h', to: 'now' } }}
      timeZone="utc"
      urlState={readUrlState(new URLSearchParams('from=now-24h&to=now'))}
      links={pageLinks({ app: 'api', from: 'now-24h', to: 'now' })}
      onChange={onChange}
    />
  );
  return { onChange };
}

const headline = () => screen.getAllByRole('heading', { level: 2 })[0]!;

test('a lost run says when, after how many attempts, and who was told', () => {
  show(lostRun('UpsertCandidateJob', NOW_MS - 60_000));
  expect(headline()).toHaveTextContent(/^Lost for good at 13:19, after \d+ failed attempts\.$/);
  expect(screen.getByText(/gave up by itself, at 13:19\. An e-mail told the candidate\./)).toBeVisible();
});

test('attempts that failed alike are one rung, and each is there when asked for', async () => {
  const run = lostRun('UpsertCandidateJob', NOW_MS - 60_000);
  show(run);
  const fold = screen.getAllByRole('button', { name: 'Each' })[0]!;
  const before = screen.getAllByRole('listitem').length;
  await userEvent.click(fold);
  expect(fold).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(before);
});

test('a waiting run says by when it is lost, and never sooner than it can be', () => {
  const run = retryingRun('UpsertCandidateJob', 5, NOW_MS - 30 * 60_000);
  show(run);
  expect(headline()).toHaveTextContent(
    /^Waiting for its next attempt; lost in \d+ h( \d+ min)? unless one succeeds\.$/
  );
});

test('a run whose beginning was not read offers to read it from there, and names no number of failures', async () => {
  const run: Run = { ...lostRun('UpsertCandidateJob', NOW_MS - 60_000), seenFromFirst: false };
  const { onChange } = show(run);
  expect(headline()).toHaveTextContent(/ in attempt \d+\.$/);
  await userEvent.click(screen.getByRole('button', { name: 'Read it from its first attempt' }));
  expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ to: 'now' }));
});

test('what was not read is said beside the answer', () => {
  const gap = { fromMs: quiet.fromMs, toMs: quiet.fromMs + 3_600_000, reason: 'query-failed', detail: 'x' } as const;
  show(lostRun('UpsertCandidateJob', NOW_MS - 60_000), { coverage: { ...quiet.coverage, gaps: [gap] } });
  expect(screen.getByRole('button', { name: /1 h not read/ })).toBeInTheDocument();
});

test('what failed within the same minutes stands beside it, and leads on', () => {
  const others = [lostRun('UpsertCandidateJob', NOW_MS - 90_000), lostRun('UpsertCandidateJob', NOW_MS - 120_000)];
  show(lostRun('UpsertCandidateJob', NOW_MS - 60_000), {}, others);
  const links = screen.getAllByRole('link').filter((link) => link.getAttribute('href')?.includes('/runs/'));
  expect(links.length).toBeGreaterThan(0);
});

test('the text of an error is text, whatever it looks like', () => {
  const run = lostRun('UpsertCandidateJob', NOW_MS - 60_000);
  const evil = '<img src=x onerror=alert(1)>';
  const attempts = run.attempts.map((attempt) => ({
    ...attempt,
    error: attempt.error && { ...attempt.error, message: evil },
  }));
  show({ ...run, attempts });
  expect(screen.getAllByText(new RegExp(evil.replace(/[()]/g, '\\$&'))).length).toBeGreaterThan(0);
  expect(document.querySelector('img')).toBeNull();
});

test('ids can be copied, and the correlation id stands in full', () => {
  const run = lostRun('UpsertCandidateJob', NOW_MS - 60_000);
  show(run);
  const ids = [run.correlationId, run.hangfireJobId].filter((id) => id !== null);
  for (const id of ids) {
    expect(within(document.body).getAllByText(new RegExp(`^(job )?${id}$`)).length).toBeGreaterThan(0);
  }
});
