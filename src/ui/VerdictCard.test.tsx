import { render, screen, within } from '@testing-library/react';
import { defaultSettings } from '../settings/settings';
import { evidenceLinks } from './evidenceLinks';
import { candidatesLost, outageRecovered } from './testing/troubleReports';
import { NOW_MS } from './testing/runFixtures';
import { spanText } from './timeTexts';
import { VerdictCard } from './VerdictCard';

const clock = { nowMs: NOW_MS, timeZone: 'Europe/London' };
const [lost, channels] = candidatesLost().verdicts;

test('says what happened, since when, and by when more is lost, in the person’s zone', () => {
  render(<VerdictCard verdict={lost!} clock={clock} layout="wide" />);
  const card = screen.getByRole('article', { name: 'Act now: UpsertCandidateJob' });
  expect(within(card).getByRole('heading', { level: 2 })).toHaveTextContent('18 candidates did not reach the CRM.');
  expect(card).toHaveTextContent('since 23 Jun 15:00, 23 h 20 min');
  expect(card).toHaveTextContent('Next deletion: 14:21.');
});

test('trouble that is over is told as the span while it lasted, not as going on since', () => {
  const [recovered] = outageRecovered().verdicts;
  render(<VerdictCard verdict={recovered!} clock={clock} layout="wide" />);
  const card = screen.getByRole('article', { name: 'Recovered: UpsertCandidateJob' });
  const since = spanText({ fromMs: recovered!.troubleSinceMs!, toMs: recovered!.lastFailureAtMs! }, clock);
  expect(card).toHaveTextContent(`UpsertCandidateJob${since}`);
  expect(card).not.toHaveTextContent('since');
});

test('numbers the steps through, the runbook’s before our suggestions', () => {
  render(<VerdictCard verdict={lost!} clock={clock} layout="wide" />);
  const [runbook, ours] = screen.getAllByRole('list').slice(0, 2);
  expect(within(runbook!).getAllByRole('listitem')).toHaveLength(2);
  expect(ours).toHaveAttribute('start', '3');
  expect(screen.getByRole('heading', { name: /the runbook’s steps/ })).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: /not in the runbook; our suggestion/ })).toBeInTheDocument();
});

test('a job that the runbook does not name has our suggestions only', () => {
  render(<VerdictCard verdict={channels!} clock={clock} layout="narrow" />);
  expect(screen.queryByRole('heading', { name: /the runbook’s steps/ })).not.toBeInTheDocument();
  expect(screen.getByRole('heading', { name: /What to do · not in the runbook/ })).toBeInTheDocument();
});

test('shows what the verdict rests on, what was worked out, and what it could not see', () => {
  render(
    <VerdictCard verdict={lost!} clock={clock} layout="wide" linksOf={evidenceLinks(defaultSettings, 'api-prod')} />
  );
  const evidence = screen.getByRole('heading', { name: 'Why we say so' }).parentElement!;
  expect(evidence).toHaveTextContent('18 “Deleted” lines08:20–14:00');
  expect(evidence).toHaveTextContent('46 runs wait for their next attempt (worked out)');
  expect(evidence).toHaveTextContent('Not read. The search had more lines than it handed out.03:20–04:50');
  const [link] = within(evidence).getAllByRole('link', { name: /Lines in Kibana/ });
  expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  expect(link).toHaveAttribute('href', expect.stringContaining('https://kibana.logit.io/'));
});

test('log text is text, whatever it looks like', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const { container } = render(
    <VerdictCard
      verdict={{ ...lost!, evidence: [{ text: evil, span: null, lineIds: [], certainty: 'seen' }] }}
      clock={clock}
      layout="wide"
    />
  );
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByText(evil)).toBeInTheDocument();
});
