import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Button, FieldSet, Stack, Text, useStyles2 } from '@grafana/ui';
import { JobClass, JobTypeInfo, LastAttempt, apiCatalogue, apiRetries } from '../../domain/jobs/jobCatalogue';
import { delayAfter } from '../../domain/jobs/retryDelays';
import { useSetting } from './DraftContext';
import { LinePatterns } from './LinePatterns';
import { ChoiceSetting, ListSetting, NumberSetting, TextSetting } from './settingFields';

const AS_KNOWN = 'As known';

const classes: ReadonlyArray<{ value: JobClass; label: string }> = [
  { value: 'sync', label: 'Fills the local cache' },
  { value: 'send', label: 'Carries a person’s data' },
  { value: 'other', label: 'Neither' },
];

const services = [
  { value: 'get-into-teaching', label: 'The Get into Teaching API’s' },
  { value: 'other', label: 'Another service’s' },
];

const delays = [
  { value: 'steady', label: 'Always the same' },
  { value: 'hangfire', label: 'Growing' },
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
  const isOther = useSetting('service').value === 'other';
  return (
    <FieldSet label="Jobs">
      <ChoiceSetting
        path="service"
        label="Whose jobs they are"
        description="Of another service only the job types named below are known."
        options={services}
      />
      <NumberSetting
        path="retry.limit"
        label="Retries of a failed job"
        description="Hangfire’s limit, for runs whose lines do not tell it."
        placeholder={`${apiRetries.retries}`}
      />
      <ChoiceSetting
        path="retry.delays"
        label="Delays between two attempts"
        description="Growing: those that Hangfire has where nobody set others."
        options={delays}
      />
      <ListSetting
        path="retry.delaysInSeconds"
        label="Or the delays one by one, in seconds"
        description="With commas between; the last goes on."
        placeholder="60, 300, 3600"
        areNumbers
      />
      <NumberSetting
        path="retry.delayMinutes"
        label="Minutes between two attempts"
        description="Where they are always the same, for runs whose lines do not tell."
        placeholder={`${delayAfter(apiRetries.delays, 1).leastMs / 60_000}`}
      />
      <LinePatterns />
      <Stack direction="column" gap={2} alignItems="flex-start">
        <Text color="secondary">
          {isOther
            ? 'Name here every job type of the service: a line of any other gives no all-clear.'
            : `${apiCatalogue.types.length} job types are known. Name here those that are new, or of which something differs.`}
        </Text>
        {entries.map((entry, index) => (
          <JobTypeFields
            // An entry has no other identity while it is being named.
            key={index}
            path={`jobTypes.${index}`}
            name={nameOf(entry)}
            known={isOther ? undefined : apiCatalogue.info(nameOf(entry))}
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
  /** What is known of it without the settings. */
  known: JobTypeInfo | undefined;
  onRemove: (() => void) | undefined;
}

function JobTypeFields({ path, name, known, onRemove }: JobTypeProps) {
  const styles = useStyles2(getStyles);
  const everyMinutes = known?.schedule && known.schedule.everyMs / 60_000;
  return (
    <div role="group" aria-label={name || 'New job type'} className={styles.entry}>
      <TextSetting
        path={`${path}.name`}
        label="Name"
        description="As it stands in the job’s lines, without what is in angle brackets."
        placeholder="UpsertCandidateJob"
      />
      <TextSetting
        path={`${path}.className`}
        label="Class, if that is not its name"
        description="With its namespace, as in stack traces."
        placeholder={known ? `${known.namespace}.${known.className}` : 'Acme.Jobs.SendInvoice'}
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
