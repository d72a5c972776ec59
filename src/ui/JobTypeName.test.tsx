import { render, screen } from '@testing-library/react';
import { JobTypeName } from './JobTypeName';

test('keeps the end of the name apart from what may be cut, and tells the whole', () => {
  const name = 'UpsertModelJob<CandidatePastTeachingPosition>';
  const { container } = render(<JobTypeName name={name} />);
  expect(container.querySelector('[title]')).toHaveAttribute('title', name);
  expect(screen.getByText(name)).toBeInTheDocument();
  const parts = [...container.querySelectorAll('[aria-hidden]')].map(({ textContent }) => textContent);
  expect(parts.join('')).toBe(name);
  expect(parts[1]).toBe('gPosition>');
});
