import { Button, Stack, Text } from '@grafana/ui';
import { useState } from 'react';
import { isDataProblem } from '../../data/dataProblem';
import { DetectedFields, detectFields } from '../../data/detectFields';
import { count } from '../../domain/words';
import { ProblemNote } from '../../ui/ProblemNote';
import { useSetting } from './DraftContext';
import { dayBefore } from './lastDay';

type Found = Awaited<ReturnType<typeof detectFields>>;

/** Looks at the data source and writes what it finds into the fields, for somebody to judge and save. */
export function DetectButton() {
  const dataSource = useSetting('dataSourceUid');
  const app = useSetting('fields.app');
  const message = useSetting('fields.message');
  const columns = useSetting('kibana.columns');
  const [found, setFound] = useState<Found | 'looking' | null>(null);

  const detect = async () => {
    setFound('looking');
    const uid = typeof dataSource.value === 'string' ? dataSource.value : '';
    const next = await detectFields(uid, dayBefore(Date.now()));
    setFound(next);
    if (!isDataProblem(next) && next.proposal.app.length > 0) {
      app.change(next.proposal.app);
      message.change(next.proposal.message);
      columns.change(next.proposal.columns);
    }
  };

  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Button
        variant="secondary"
        icon="search"
        disabled={found === 'looking' || dataSource.isReadOnly}
        onClick={() => void detect()}
      >
        {found === 'looking' ? 'Looking…' : 'Detect'}
      </Button>
      <div role="status">{found !== null && found !== 'looking' && <Outcome found={found} />}</div>
    </Stack>
  );
}

function Outcome({ found }: { found: Found }) {
  return isDataProblem(found) ? <ProblemNote {...found} /> : <Text>{sentences(found)}</Text>;
}

function sentences({ proposal, doubts }: DetectedFields): string {
  const { app, message, columns, jobLines } = proposal;
  const tried = jobLines > 0 ? ` They fit ${count(jobLines, 'newest job line')}.` : '';
  const outcome =
    app.length === 0
      ? 'No field was found that may hold the app’s name: write it below.'
      : `Proposed below: app in ${app.join(', ')}; text in ${message}; columns ${columns.join(', ')}.${tried} Nothing is saved yet.`;
  return [outcome, ...doubts].join(' ');
}
