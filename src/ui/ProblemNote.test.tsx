import { render, screen } from '@testing-library/react';
import { ProblemNote } from './ProblemNote';

test('says that nobody can tell, why, and the way out, with the query to copy', () => {
  render(<ProblemNote title="No data source" detail="There is none." wayOut="Add one." query="a AND b" />);
  expect(screen.getByRole('img', { name: 'Cannot tell' })).toBeInTheDocument();
  expect(screen.getByText('Cannot tell: no data source')).toBeInTheDocument();
  expect(screen.getByText('Add one.')).toBeInTheDocument();
  expect(screen.getByText('a AND b')).toBeInTheDocument();
  expect(screen.getByRole('status')).not.toHaveTextContent('a AND b');
  expect(screen.getByRole('button', { name: /Copy the query/ })).toBeInTheDocument();
});

test('a question stands as it is', () => {
  render(<ProblemNote title="Which app is this about?" detail="" wayOut="Choose one." />);
  expect(screen.getByText('Which app is this about?')).toBeInTheDocument();
});
