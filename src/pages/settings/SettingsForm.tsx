import { AppPluginMeta } from '@grafana/data';
import { Alert, Button, FieldSet, Stack } from '@grafana/ui';
import { FormEvent, useMemo, useState } from 'react';
import { USUAL_MOST_LINES } from '../../domain/coverage';
import { KibanaFlavour } from '../../domain/links/kibanaLink';
import { saveSettings } from '../../settings/saveSettings';
import { AppSettings } from '../../settings/settings';
import { SettingsDraft, draftProblems, withValue } from '../../settings/settingsDraft';
import { readSettings } from '../../settings/readSettings';
import { DataSourceSetting } from './DataSourceSetting';
import { DetectButton } from './DetectButton';
import { DraftContext } from './DraftContext';
import { JobTypesSection } from './JobTypesSection';
import { StepsSection } from './StepsSection';
import { TestButton } from './TestButton';
import { ChoiceSetting, ListSetting, NumberSetting, TextSetting } from './settingFields';

const flavours: ReadonlyArray<{ value: KibanaFlavour; label: string }> = [
  { value: 'legacy', label: 'Kibana 5 to 7' },
  { value: 'discover', label: 'Kibana 7 and later' },
  { value: 'opensearch', label: 'OpenSearch Dashboards' },
];

type Saving = 'no' | 'saving' | 'saved' | { failed: string };

interface Props {
  meta: AppPluginMeta;
  saved: AppSettings;
  /** Loads Grafana's page anew, which its pages and panels need to have the new settings. */
  onSaved?: () => void;
}

const reloadPage = (): void => window.location.reload();

function reasonOf(error: unknown): string {
  const { data, statusText } = Object(error) as { data?: { message?: string }; statusText?: string };
  return data?.message ?? statusText ?? 'Grafana did not say why.';
}

export function SettingsForm({ meta, saved, onSaved = reloadPage }: Props) {
  const [draft, setDraft] = useState<SettingsDraft>(saved);
  const [saving, setSaving] = useState<Saving>('no');
  const problems = useMemo(() => draftProblems(draft), [draft]);
  const isReadOnly = saved.provisioned;
  const form = {
    draft,
    problems,
    isReadOnly,
    change: (path: string, value: unknown) => {
      setSaving('no');
      setDraft((before) => withValue(before, path, value));
    },
  };
  const settings = problems.size === 0 ? readSettings(draft).settings : null;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);

  const save = async () => {
    if (!settings) {
      return;
    }
    setSaving('saving');
    try {
      await saveSettings(meta, settings);
      setSaving('saved');
      onSaved();
    } catch (error) {
      setSaving({ failed: reasonOf(error) });
    }
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };

  return (
    <DraftContext.Provider value={form}>
      <form onSubmit={handleSubmit} noValidate aria-label="Settings of Failed Jobs">
        <FieldSet label="Logs">
          <DataSourceSetting />
          <Stack direction="column" gap={2}>
            <DetectButton />
            <div>
              <ListSetting
                path="fields.app"
                label="Fields with the app’s name"
                description="In order of preference, with commas between."
                placeholder="cf.app, kubernetes.deployment.name"
              />
              <TextSetting
                path="fields.message"
                label="Field with the text of a line"
                description="An analysed text, in which words can be found."
                placeholder="message"
              />
              <NumberSetting
                path="maxLines"
                label="Most lines to read"
                description="Where there are more, reading stops, says so and gives no all-clear. Each takes memory of the browser."
                placeholder={`${USUAL_MOST_LINES}`}
              />
            </div>
            <TestButton settings={settings} />
          </Stack>
        </FieldSet>
        <FieldSet label="Kibana">
          <TextSetting
            path="kibana.baseUrl"
            label="Address of Kibana"
            description="With its base path. Empty: no links into Kibana."
            placeholder="https://kibana.example/_dashboards"
          />
          <ChoiceSetting path="kibana.flavour" label="Kind of Kibana" options={flavours} />
          <TextSetting
            path="kibana.indexPattern"
            label="Index pattern or data view"
            description="Its id: the long code in the address of a saved search, not its name."
          />
          <ListSetting path="kibana.columns" label="Columns of its table" description="With commas between." />
        </FieldSet>
        <FieldSet label="Sentry">
          <TextSetting
            path="sentry.baseUrl"
            label="Address of Sentry"
            description="Empty: no links into Sentry."
            placeholder="https://sentry.io"
          />
          <TextSetting path="sentry.organisation" label="Organisation" description="Its short name in addresses." />
          <TextSetting path="sentry.project" label="Project" description="Its number in addresses." />
        </FieldSet>
        <FieldSet label="Links">
          <TextSetting path="runbookUrl" label="The team’s runbook" />
          <TextSetting
            path="dashboardUrl"
            label="Dashboard with the panel"
            description="A path in this Grafana, or a whole address."
          />
        </FieldSet>
        <JobTypesSection />
        <StepsSection />
        {!isReadOnly && (
          <Stack direction="column" gap={1} alignItems="flex-start">
            {saving === 'saved' && <Alert severity="success" title="Saved. The page is loaded anew." />}
            {typeof saving === 'object' && (
              <Alert severity="error" title="Not saved">
                {saving.failed}
              </Alert>
            )}
            {problems.size > 0 && (
              <Alert severity="warning" title="Not everything is valid yet">
                The fields in question say what is wrong.
              </Alert>
            )}
            <Button type="submit" disabled={!settings || !isChanged || saving === 'saving' || saving === 'saved'}>
              {saving === 'saving' ? 'Saving…' : 'Save settings'}
            </Button>
          </Stack>
        )}
      </form>
    </DraftContext.Provider>
  );
}
