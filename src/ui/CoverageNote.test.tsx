import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CoverageNote } from './CoverageNote';
import { cannotTell, quietDay } from './testing/quietReports';
import { NOW_MS } from './testing/runFixtures';

const clock = { nowMs: NOW_MS, timeZone: 'utc' };

test('always says how far the lines were read; the button tells why and where the lines went', async () => {
  render(<CoverageNote report={cannotTell()} clock={clock} />);
  await userEvent.click(screen.getByRole('button', { name: 'Read to 13:20:00 · 2 h 30 min not read' }));
  expect(await screen.findByText(/3 of 24 shards failed/)).toBeInTheDocument();
  expect(screen.getByText('08:20–10:50')).toBeInTheDocument();
  expect(screen.getByText('Lines read').nextSibling).toHaveTextContent('28,517');
});

test('a full reading says so', () => {
  render(<CoverageNote report={quietDay()} clock={clock} />);
  expect(screen.getByRole('button', { name: 'Read in full to 13:20:00' })).toBeInTheDocument();
});
