import { render, screen } from '@testing-library/react';
import { StepList } from './StepList';

test('steps of the settings are Markdown; ours are plain text', () => {
  render(
    <StepList
      steps={[
        { text: 'Ring **Ada** by [the rota](https://wiki.example/rota)', source: 'runbook', isMarkdown: true },
        { text: 'Not **bold**', source: 'suggestion' },
      ]}
    />
  );
  expect(screen.getByText('Ada').tagName).toBe('STRONG');
  expect(screen.getByRole('link', { name: 'the rota' })).toHaveAttribute('href', 'https://wiki.example/rota');
  expect(screen.getByText('Not **bold**')).toBeVisible();
});

test.each([
  ['a script', '<script>window.pwned = 1</script>'],
  ['a handler', '<img src="x" onerror="window.pwned = 1">'],
  ['an address that runs', '[click](javascript:window.pwned=1)'],
  ['the same in capitals and entities', '<a href="JaVaScRiPt&#58;window.pwned=1">click</a>'],
  ['a frame', '<iframe src="https://evil.example"></iframe>'],
])('nothing of %s survives', (_, text) => {
  const { container } = render(<StepList steps={[{ text, source: 'runbook', isMarkdown: true }]} />);
  const step = container.querySelector('li')!;
  expect(step.querySelector('script, iframe, [onerror]')).toBeNull();
  expect([...step.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '').join()).not.toMatch(/script/i);
  expect(window).not.toHaveProperty('pwned');
});
