import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Button, FieldSet, Stack, Text, useStyles2 } from '@grafana/ui';
import { JobClass, LastAttempt, apiCatalogue, apiRetries } from '../../domain/jobs/jobCatalogue';
import { delayAfter } from '../../domain/jobs/retryDelays';
import { useSetting } from './DraftContext';
import { ChoiceSetting, NumberSetting, TextSetting } from './settingFields';

const AS_KNOWN = 'As known';

const classes: ReadonlyArray<{ value: JobClass; label: string }> = [
  { value: 'sync', label: 'Fills the local cache' },
  { value: 'send', label: 'Carries a person’s data' },
  { value: 'other', label: 'Neither' },
];

const lastAttempts: ReadonlyArray<{ value: LastAttempt; label: string }> = [
  { value: 'none', label: 'Works as ever' },
  { value: 'deletes', label: 'Gives up' },
  { value: 'readsCrmThenDeletes', label: 'Reads the CRM, then gives up' },
];

const nameOf = (entry: unknown): string => String((Object(entry) as { name?: unknown }).name ?? '');

/** Hangfire's retries, and what differs from what is known of the jobs. */
export function JobTypesSection() {
  const { value, isReadOnly, change } = useSetting('jobTypes');
  const entries = Array.isArray(value) ? (value as unknown[]) : [];
  return (
    <FieldSet label="Jobs">
      <NumberSetting
        path="retry.limit"
        label="Retries of a failed job"
        description="Hangfire’s limit, for runs whose lines do not tell it."
        placeholder={`${apiRetries.retries}`}
      />
      <NumberSetting
        path="retry.delayMinutes"
        label="Minutes between two attempts"
        description="For runs whose lines do not tell."
        placeholder={`${delayAfter(apiRetries.delays, 1).leastMs / 60_000}`}
      />
      <Stack direction="column" gap={2} alignItems="flex-start">
        <Text color="secondary">
          {`${apiCatalogue.types.length} job types are known. Name here those that are new, or of which something differs.`}
        </Text>
        {entries.map((entry, index) => (
          <JobTypeFields
            // An entry has no other identity while it is being named.
            key={index}
            path={`jobTypes.${index}`}
            name={nameOf(entry)}
            onRemove={isReadOnly ? undefined : () => change(entries.filter((_, at) => at !== index))}
          />
        ))}
        {!isReadOnly && (
          <Button variant="secondary" icon="plus" onClick={() => change([...entries, { name: '' }])}>
            Add a job type
          </Button>
        )}
      </Stack>
    </FieldSet>
  );
}

interface JobTypeProps {
  path: string;
  name: string;
  onRemove: (() => void) | undefined;
}

function JobTypeFields({ path, name, onRemove }: JobTypeProps) {
  const styles = useStyles2(getStyles);
  const known = apiCatalogue.info(name);
  const everyMinutes = known?.schedule && known.schedule.everyMs / 60_000;
  return (
    <div role="group" aria-label={name || 'New job type'} className={styles.entry}>
      <TextSetting
        path={`${path}.name`}
        label="Name"
        description="As it stands in the job’s lines, without what is in angle brackets."
        placeholder="UpsertCandidateJob"
      />
      <ChoiceSetting path={`${path}.jobClass`} label="What it does" options={classes} unset={AS_KNOWN} />
      <TextSetting
        path={`${path}.purpose`}
        label="Not done while it fails"
        placeholder={known?.purpose ?? 'a candidate’s sign-up to the CRM'}
      />
      <NumberSetting
        path={`${path}.everyMinutes`}
        label="Runs every so many minutes"
        description="0: only when something asks for it."
        placeholder={known ? `${everyMinutes ?? 0}` : '0'}
      />
      <ChoiceSetting path={`${path}.lastAttempt`} label="Its last attempt" options={lastAttempts} unset={AS_KNOWN} />
      <NumberSetting
        path={`${path}.retries`}
        label="Retries, if not as many as above"
        placeholder={known?.retries == null ? undefined : `${known.retries}`}
      />
      <TextSetting
        path={`${path}.tell`}
        label="Whom to tell, and why"
        placeholder={known?.tell || 'the events team: the site may show outdated events'}
      />
      {onRemove && (
        <Button variant="secondary" fill="outline" icon="trash-alt" size="sm" onClick={onRemove}>
          {`Remove ${name || 'this job type'}`}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  entry: css({
    padding: theme.spacing(2),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    maxWidth: '100%',
  }),
});
