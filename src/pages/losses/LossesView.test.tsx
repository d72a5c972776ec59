import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { Report } from '../../domain/report';
import { defaultSettings } from '../../settings/settings';
import { pageLinks } from '../../ui/pageLinks';
import { quietDay } from '../../ui/testing/quietReports';
import { NOW_MS, lostRun } from '../../ui/testing/runFixtures';
import { candidatesLost } from '../../ui/testing/troubleReports';
import { useUrlState } from '../useUrlState';
import { LossesView } from './LossesView';

const links = pageLinks({ app: 'api-prod', from: 'now-24h', to: 'now' });

function Page({ report }: { report: Report }) {
  const [urlState, changeUrl] = useUrlState();
  return (
    <LossesView
      {...{ report, urlState }}
      settings={defaultSettings}
      timeZone="utc"
      links={links}
      onChange={changeUrl}
    />
  );
}

function Where() {
  return <output>{useLocation().search}</output>;
}

function show(report: Report) {
  return render(
    <MemoryRouter initialEntries={['/losses?var-App=api-prod']}>
      <Page report={report} />
      <Where />
    </MemoryRouter>
  );
}

const quiet = quietDay();
const gap = { fromMs: quiet.fromMs, toMs: quiet.fromMs + 3_600_000, reason: 'query-failed' } as const;
const withRuns = (...runs: Report['runs']): Report => ({ ...quiet, runs: [...quiet.runs, ...runs] });
const sentence = () => within(screen.getAllByRole('status')[0]!);
const rows = () => screen.getAllByRole('row').slice(1);

test('each loss has a row with its ids, its fate and the way to its lines and its run', () => {
  const lost = lostRun('UpsertCandidateJob', NOW_MS - 60_000);
  show(withRuns(lost));
  expect(sentence().getByText('1 candidate lost. It was e-mailed to sign up again.')).toBeInTheDocument();
  const [row] = rows();
  expect(row).toHaveTextContent(`13:19:00UpsertCandidateJob`);
  expect(row).toHaveTextContent('given up by the job');
  expect(row).toHaveTextContent('e-mailed to sign up again');
  expect(row).toHaveTextContent('System.TimeoutExceptionat GetIntoTeachingApi.Services.CrmService.Save');
  expect(within(row!).getByRole('link', { name: `Run job ${lost.hangfireJobId}` })).toHaveAttribute(
    'href',
    `/a/dfe-failedjobs-app/runs/${lost.key}?from=now-24h&to=now&var-App=api-prod&at=${NOW_MS - 60_000}`
  );
  expect(within(row!).getByRole('link', { name: /Lines in Kibana/ })).toHaveAttribute(
    'href',
    expect.stringContaining('kibana.logit.io')
  );
});

test('what nobody is affected by waits behind the others, counted, until it is asked for', async () => {
  show(withRuns(lostRun('UpsertCandidateJob', NOW_MS - 60_000), lostRun('CrmSyncJob', NOW_MS - 30_000)));
  expect(rows()).toHaveLength(1);
  await userEvent.click(screen.getByRole('radio', { name: 'All (2)' }));
  expect(rows()).toHaveLength(2);
  expect(document.querySelector('output')).toHaveTextContent('?var-App=api-prod&show=all');
  await userEvent.click(screen.getByRole('radio', { name: 'With a person’s data (1)' }));
  expect(rows()).toHaveLength(1);
  expect(document.querySelector('output')).toHaveTextContent(/^\?var-App=api-prod$/);
});

test('where nothing but sync runs was given up they are shown at once', () => {
  show(withRuns(lostRun('CrmSyncJob', NOW_MS - 30_000)));
  expect(sentence().getByText('1 run given up without loss of a person’s data.')).toBeInTheDocument();
  expect(rows()).toHaveLength(1);
  expect(screen.queryByRole('radio')).not.toBeInTheDocument();
});

test('a column’s head sorts', async () => {
  show(withRuns(lostRun('UpsertCandidateJob', NOW_MS - 60_000), lostRun('UpsertCandidateJob', NOW_MS - 7_200_000)));
  const first = () => rows()[0]!.textContent.slice(0, 8);
  expect(first()).toBe('13:19:00');
  await userEvent.click(screen.getByRole('button', { name: /Lost at/ }));
  expect(first()).toBe('11:20:00');
});

test('a thousand losses come in pages', () => {
  show(withRuns(...Array.from({ length: 1000 }, (_, i) => lostRun('UpsertCandidateJob', NOW_MS - i * 1000))));
  expect(sentence().getByText(/^1,000 candidates lost/)).toBeInTheDocument();
  expect(rows().length).toBeLessThanOrEqual(50);
  expect(screen.getByRole('button', { name: '20' })).toBeInTheDocument();
});

describe('no loss', () => {
  test('that nothing was lost is said with what was checked, and until when', () => {
    show(quiet);
    expect(sentence().getByText('Nothing was lost for good.')).toBeInTheDocument();
    expect(
      sentence().getByText(/^Checked 23 Jun 13:20–24 Jun 13:20, \d+ job types\. Read in full to/)
    ).toBeInTheDocument();
  });

  test.each<[string, Partial<Report>]>([
    ['of which a part was not read', { coverage: { ...quiet.coverage, gaps: [gap] }, mayHideLoss: true }],
    ['of which lines were not understood', { mayHideLoss: true }],
    ['without a line of a job', { verdicts: [], runs: [] }],
  ])('it is not said of a range %s', (_, rest) => {
    show({ ...quiet, ...rest });
    expect(sentence().getByText(/^Cannot tell whether anything was lost/)).toBeInTheDocument();
    expect(screen.queryByText(/Nothing was lost/)).not.toBeInTheDocument();
  });

  test('a gap is named with its reason', () => {
    show({ ...quiet, coverage: { ...quiet.coverage, gaps: [gap] }, mayHideLoss: true });
    expect(screen.getByText(/A query failed\./)).toBeInTheDocument();
  });
});

test('with a gap the losses are a least number', () => {
  show(candidatesLost());
  expect(sentence().getByText(/^At least \d+ candidates/)).toBeInTheDocument();
});
