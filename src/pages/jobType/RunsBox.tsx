import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, InlineLabel, Input, Stack, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { Run } from '../../domain/jobs/run';
import { listRuns, RunFilter, RunOrder, runOrders } from '../../domain/runs/listRuns';
import { RunGroup, runGroups } from '../../domain/runs/runGroup';
import { runsCsv } from '../../domain/runs/runsCsv';
import { count } from '../../domain/words';
import { PageLinks } from '../../ui/pageLinks';
import { groupWords } from '../../ui/runWords';
import { Clock } from '../../ui/timeTexts';
import { ChangeUrl } from '../pageData';
import { PageBox } from '../PageBox';
import { saveText } from '../saveText';
import { UrlState } from '../urlState';
import { RunsTable } from './RunsTable';

interface Props {
  runs: readonly Run[];
  /** How many more ended well at the first attempt, which were counted and not read. */
  counted: number;
  jobType: string;
  urlState: UrlState;
  links: PageLinks;
  clock: Clock;
  onChange: ChangeUrl;
}

/** What an address asks for; what cannot be asked for counts as nothing. */
function filterOf({ group, error, text, order }: UrlState): RunFilter {
  const isGroup = (value: string): value is RunGroup => (runGroups as readonly string[]).includes(value);
  const isOrder = (value: string): value is RunOrder => (runOrders as readonly string[]).includes(value);
  return { group: isGroup(group) ? group : '', error, text, order: isOrder(order) ? order : 'worst' };
}

/** The runs of a type, to be filtered, sorted and taken along. */
export function RunsBox({ runs, counted, jobType, urlState, links, clock, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const { group, error, text, order } = filterOf(urlState);
  const [typed, setTyped] = useState(text);
  const listed = useMemo(() => listRuns(runs, { group, error, text, order }), [runs, group, error, text, order]);
  const groups = [
    { value: '' as const, label: 'All states' },
    ...runGroups.map((value) => ({ value, label: groupWords[value].name })),
  ];
  const isFiltered = group !== '' || error !== '' || text !== '';
  return (
    <PageBox title={isFiltered ? `${listed.length} of ${count(runs.length, 'run')}` : count(runs.length, 'run')}>
      <div className={styles.controls}>
        <Stack gap={0}>
          <InlineLabel width="auto" htmlFor="failed-jobs-state">
            State
          </InlineLabel>
          <Combobox
            id="failed-jobs-state"
            width={20}
            options={groups}
            value={group}
            onChange={({ value }) => onChange({ group: value })}
          />
        </Stack>
        <Input
          aria-label="Words of an id or an error"
          placeholder="Id or error"
          width={28}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            // Letters are no steps that the back button should undo.
            onChange({ text: currentTarget.value.trim() }, { replace: true });
          }}
        />
        {isFiltered && (
          <Button
            variant="secondary"
            fill="text"
            icon="times"
            onClick={() => {
              setTyped('');
              onChange({ group: '', error: '', text: '' });
            }}
          >
            All runs
          </Button>
        )}
        <Button
          className={styles.csv}
          variant="secondary"
          icon="download-alt"
          disabled={listed.length === 0}
          onClick={() => saveText(runsCsv(listed), `${jobType.replace(/\W+/g, '-')}-runs.csv`, 'text/csv')}
        >
          CSV
        </Button>
      </div>
      {counted > 0 && (
        <p className={styles.note}>
          And {count(counted, 'run')} that succeeded at once: counted, not read. A shorter range lists them too.
        </p>
      )}
      {error !== '' && <p className={styles.note}>Only runs that failed with {error}.</p>}
      {listed.length === 0 ? (
        <p className={styles.note}>No run is like that.</p>
      ) : (
        <RunsTable
          runs={listed}
          order={order}
          onOrder={(value) => onChange({ order: value === 'worst' ? '' : value })}
          links={links}
          clock={clock}
        />
      )}
    </PageBox>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  controls: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginBottom: theme.spacing(1) }),
  csv: css({ marginLeft: 'auto' }),
  note: css({ margin: theme.spacing(0, 0, 1), color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
