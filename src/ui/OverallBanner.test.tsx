import { render, screen } from '@testing-library/react';
import { OverallBanner } from './OverallBanner';
import { cannotTell, quietDay } from './testing/quietReports';
import { atRisk, candidatesLost } from './testing/troubleReports';
import { NOW_MS } from './testing/runFixtures';

const clock = { nowMs: NOW_MS, timeZone: 'utc' };

test('the sentence, its sign, and the soonest deadline of what can be lost', () => {
  render(<OverallBanner report={candidatesLost()} clock={clock} size="page" />);
  const banner = screen.getByRole('status');
  expect(banner).toHaveTextContent('18 candidates were not sent to the CRM. 46 more are retrying.');
  expect(banner).toHaveTextContent('Next deletion: 13:21.');
  expect(screen.getByRole('img', { name: 'Act now' })).toBeInTheDocument();
});

test('a small panel keeps the sentence whole in its title', () => {
  render(<OverallBanner report={atRisk()} clock={clock} size="small" />);
  expect(screen.getByTitle('3 candidates are still retrying. None is lost yet.')).toBeInTheDocument();
});

test('a length of time stands in one line', () => {
  const report = candidatesLost();
  const overall = { ...report.overall, headline: '10 more are retrying: the next is lost in 4 h 43 min.' };
  render(<OverallBanner report={{ ...report, overall }} clock={clock} size="page" />);
  expect(screen.getByRole('status').textContent).toContain('retrying: the next is lost in 4\u00a0h\u00a043\u00a0min.');
});

test.each([
  ['calm', quietDay(), 'No failure'],
  ['not to be told', cannotTell(), 'Cannot tell'],
])('%s: sign "%s", and no deadline', (_, report, sign) => {
  render(<OverallBanner report={report} clock={clock} size="panel" />);
  expect(screen.getByRole('img', { name: sign })).toBeInTheDocument();
  expect(screen.getByRole('status')).not.toHaveTextContent('deletion');
});
