import { render, screen } from '@testing-library/react';
import { AnswerList } from './AnswerList';
import { quietDay } from './testing/quietReports';
import { candidatesLost } from './testing/troubleReports';

const items = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

test('worst first; what is fine is one line', () => {
  render(<AnswerList verdicts={candidatesLost().verdicts} lines={1} />);
  const texts = items();
  expect(texts).toHaveLength(5);
  expect(texts[0]).toContain('18 lost');
  expect(texts[3]).toContain('252 retrying');
  expect(texts[4]).toBe('6 more types without a failure');
});

test('with two lines each type says what to do', () => {
  render(<AnswerList verdicts={candidatesLost().verdicts} lines={2} />);
  expect(screen.getByTitle('Ask the CRM team whether the CRM is down, and until when.')).toBeInTheDocument();
});

test('a calm day counts what was checked', () => {
  render(<AnswerList verdicts={quietDay().verdicts} lines={1} />);
  expect(items()).toEqual(['9 job types without a failure']);
});
