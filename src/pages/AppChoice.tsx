import { Button, Stack } from '@grafana/ui';
import { FoundApp } from '../data/listApps';
import { count } from '../domain/words';
import { ProblemNote } from '../ui/ProblemNote';

interface Props {
  /** Most lines first. */
  apps: readonly FoundApp[];
  onChoose: (app: string) => void;
}

/** Asks which app the page is about. */
export function AppChoice({ apps, onChoose }: Props) {
  if (apps.length === 0) {
    return (
      <ProblemNote
        title="No line of a job was found"
        detail="No app wrote a line about a background job in this range."
        wayOut="Choose a longer range, or type the app’s name above if you know it."
      />
    );
  }
  return (
    <ProblemNote
      title="Which app is this about?"
      detail={`${count(apps.length, 'app')} wrote lines about background jobs in this range.`}
      wayOut="Choose one."
    >
      <Stack direction="column" alignItems="flex-start" gap={1}>
        {apps.map(({ name, lines }) => (
          <Button key={name} size="sm" variant="secondary" onClick={() => onChoose(name)}>
            {name} · {count(lines, 'line')}
          </Button>
        ))}
      </Stack>
    </ProblemNote>
  );
}
