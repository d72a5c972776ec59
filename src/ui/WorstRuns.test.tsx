import { render, screen, within } from '@testing-library/react';
import { Run } from '../domain/jobs/run';
import { pageLinks } from './pageLinks';
import { lostRun, NOW_MS, retryingRun, successes } from './testing/runFixtures';
import { WorstRuns } from './WorstRuns';

const clock = { nowMs: NOW_MS, timeZone: 'utc' };
const links = pageLinks({ app: 'api', from: 'now-24h', to: 'now' });
const show = (runs: readonly Run[]) =>
  render(<WorstRuns runs={runs} jobType="UpsertCandidateJob" links={links} clock={clock} />);

test('the lost come before those that wait, each leads to its page, and the rest is counted', () => {
  const lost = lostRun('UpsertCandidateJob', NOW_MS - 60_000);
  const waiting = Array.from({ length: 4 }, (_, index) =>
    retryingRun('UpsertCandidateJob', 9 + index, NOW_MS - 1_800_000)
  );
  show([...waiting, lost]);
  const items = within(screen.getByRole('list', { name: 'Runs' })).getAllByRole('listitem');
  expect(items).toHaveLength(4);
  expect(items[0]).toHaveTextContent(/ lost 13:19$/);
  expect(within(items[0]!).getByRole('link').getAttribute('href')).toContain(`/runs/${lost.key}?`);
  expect(items[1]).toHaveTextContent(/ lost in \d+ h/);
  expect(items[3]).toHaveTextContent('2 more');
});

test('successes and runs of other types are no such runs', () => {
  const { container } = show([
    ...successes('UpsertCandidateJob', 3_600_000, NOW_MS - 9 * 3_600_000, NOW_MS),
    lostRun('CrmSyncJob', NOW_MS - 60_000),
  ]);
  expect(container).toBeEmptyDOMElement();
});
