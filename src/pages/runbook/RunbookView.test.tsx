import { dateTime } from '@grafana/data';
import { render, screen, within } from '@testing-library/react';
import { Report } from '../../domain/report';
import { rules } from '../../domain/runbook/rules';
import { defaultSettings } from '../../settings/settings';
import { pageLinks } from '../../ui/pageLinks';
import { quietDay } from '../../ui/testing/quietReports';
import { HOUR_MS, NOW_MS, lostRun, retryingRun } from '../../ui/testing/runFixtures';
import { candidatesLost } from '../../ui/testing/troubleReports';
import { RunbookView } from './RunbookView';

const links = pageLinks({ app: 'api-prod', from: 'now-24h', to: 'now' });

const show = (report: Report, settings = defaultSettings) => {
  const range = { from: dateTime(report.fromMs), to: dateTime(report.toMs), raw: { from: 'now-24h', to: 'now' } };
  return render(<RunbookView {...{ report, settings, range }} timeZone="utc" links={links} />);
};
const card = (id: string) =>
  within(screen.getByRole('article', { name: rules.find((rule) => rule.id === id)!.condition }));

test('says to how many of the failed runs the runbook speaks, and of which errors it says nothing', () => {
  const runs = [
    lostRun('UpsertCandidateJob', NOW_MS - HOUR_MS),
    retryingRun('UpsertApplicationFormJob', 3, NOW_MS - 60_000),
  ];
  show({ ...quietDay(), runs });
  expect(screen.getByRole('status')).toHaveTextContent('The runbook speaks to 1 of 2 failed runs (50 %).');
  const silent = screen.getByRole('heading', { name: 'Errors that the runbook says nothing of' }).parentElement!;
  expect(silent).toHaveTextContent('System.TimeoutExceptionat GetIntoTeachingApi.Services.CrmService.Save');
  expect(silent).toHaveTextContent('UpsertApplicationFormJob3 failed attempts of 1 run');
});

test('every rule stands there with its condition, steps, whose it is and whom to tell', () => {
  show(quietDay());
  expect(screen.getAllByRole('article')).toHaveLength(rules.length);
  const crm = card('failing-continually');
  expect(crm.getByText('the team’s runbook')).toBeInTheDocument();
  expect(crm.getByText(/Tell the events team/)).toBeInTheDocument();
  expect(crm.getByText('Whom to tell').parentElement).toHaveTextContent('The events team, when it is CrmSyncJob');
  expect(card('failed-unlisted').getByText('ours to suggest')).toBeInTheDocument();
});

test('a rule that applies now says to what, and when last; one that does not says so', () => {
  show(candidatesLost());
  const several = card('candidate-multiple');
  expect(several.getByText('Applies now')).toBeInTheDocument();
  expect(
    several.getByText(/^Applies to UpsertCandidateJob\. Last at \d\d:\d\d, .* ago: UpsertCandidateJob\.$/)
  ).toBeInTheDocument();
  expect(card('cannot-tell').getByText(/^Does not apply in/)).toBeInTheDocument();
});

test('without a failure it claims no more than what was read', () => {
  show({ ...quietDay(), mayHideLoss: true });
  expect(screen.getByRole('status')).toHaveTextContent('No failed run in what was read so far.');
  expect(screen.getByRole('status')).toHaveTextContent('Not everything was read or understood');
  expect(screen.queryByText(/in this range/)).toBeNull();
  expect(card('candidate-multiple').getByText('Does not apply in what was read so far.')).toBeVisible();
});

test('where all was read, it says that no run failed', () => {
  show(quietDay());
  expect(screen.getByRole('status')).toHaveTextContent('No run failed in this range');
});

test('the jobs that the runbook does not name are marked, unknown ones too', () => {
  const [verdict] = quietDay().verdicts;
  show({ ...quietDay(), verdicts: [{ ...verdict!, jobType: 'NewJob' }] });
  const ours = screen.getByRole('heading', { name: 'Not in the runbook; ours to suggest' }).parentElement!;
  expect(within(ours).getByText('NewJob', { selector: 'span:not([aria-hidden])' })).toBeInTheDocument();
  expect(ours).toHaveTextContent('Not known to this app');
  const named = screen.getByRole('heading', { name: 'In the runbook' }).parentElement!;
  expect(within(named).getAllByRole('listitem')).toHaveLength(4);
});

test('the team’s page is linked where one is set', () => {
  const { unmount } = show(quietDay());
  expect(screen.getByRole('link', { name: /The team’s runbook/ })).toHaveAttribute('href', defaultSettings.runbookUrl);
  unmount();
  show(quietDay(), { ...defaultSettings, runbookUrl: '' });
  expect(screen.queryByRole('link', { name: /The team’s runbook/ })).not.toBeInTheDocument();
});

test('the team’s own steps and job types of the settings stand where ours did', () => {
  const jobTypes = [{ name: 'SendLetterJob', jobClass: 'send' as const, purpose: 'a letter to a candidate' }];
  const steps = { ...defaultSettings.steps, recovered: 'Tell [the team](https://wiki.example).' };
  show(quietDay(), { ...defaultSettings, jobTypes, steps });
  expect(card('recovered').getByRole('link', { name: 'the team' })).toBeVisible();
  expect(card('recovered').queryByText(/open a ticket/)).toBeNull();
  expect(screen.getByText('A letter to a candidate. Carries a person’s data: losing a run loses it.')).toBeVisible();
});
