import { render, screen } from '@testing-library/react';
import { LevelSign } from './LevelSign';
import { levelWords, SignLevel, signLevelOf } from './levelWords';
import { quietDay } from './testing/quietReports';

const levels = Object.keys(levelWords) as SignLevel[];

test('seven signs tell apart by shape alone', () => {
  const shapes = levels.map((level) => {
    const { container } = render(<LevelSign level={level} decorative />);
    return new XMLSerializer().serializeToString(container).replace(/(fill|stroke)="[^"]*"/g, '');
  });
  expect(new Set(shapes).size).toBe(7);
});

test('a sign has its level as its name, unless the level stands beside it', () => {
  render(<LevelSign level="at-risk" />);
  expect(screen.getByRole('img', { name: 'At risk' })).toBeInTheDocument();
  const { container } = render(<LevelSign level="act" decorative />);
  expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
});

test('a type that did not run is quiet, not fine', () => {
  const levelOf = (jobType: string) => signLevelOf(quietDay().verdicts.find((verdict) => verdict.jobType === jobType)!);
  expect(levelOf('CrmSyncJob')).toBe('ok');
  expect(levelOf('LocationSyncJob')).toBe('quiet');
});
