import { render, screen } from '@testing-library/react';
import { AsOf } from './AsOf';
import { HOUR_MS, NOW_MS } from './testing/runFixtures';

test('an old answer says how old it is, a fresh one does not', () => {
  render(<AsOf nowMs={NOW_MS} wallMs={NOW_MS + 2 * HOUR_MS} timeZone="utc" />);
  expect(screen.getByText('As of 13:20, 2 h ago')).toBeInTheDocument();
  const { container } = render(<AsOf nowMs={NOW_MS} wallMs={NOW_MS + 60_000} timeZone="utc" />);
  expect(container).toBeEmptyDOMElement();
});
