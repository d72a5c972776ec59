import { Button, Stack } from '@grafana/ui';
import { ProblemNote } from '../ui/ProblemNote';

interface Props {
  apps: readonly string[];
  onChoose: (app: string) => void;
}

/** Asks which app the panel is about, where neither the dashboard nor the data tell. */
export function WhichApp({ apps, onChoose }: Props) {
  return (
    <ProblemNote
      title="Which app is this about?"
      detail={`The lines come from ${apps.length} apps, and the dashboard has no variable App with one value.`}
      wayOut="Choose one, or add a variable named App to the dashboard."
    >
      <Stack wrap="wrap" gap={1}>
        {apps.map((app) => (
          <Button key={app} size="sm" variant="secondary" onClick={() => onChoose(app)}>
            {app}
          </Button>
        ))}
      </Stack>
    </ProblemNote>
  );
}
