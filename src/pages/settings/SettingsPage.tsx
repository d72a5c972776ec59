import { AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import { Alert } from '@grafana/ui';
import { useMemo } from 'react';
import { readSettings } from '../../settings/readSettings';
import { SettingsForm } from './SettingsForm';

/** The app's settings, for those who may change them. */
export function SettingsPage({ plugin: { meta } }: PluginConfigPageProps<AppPluginMeta>) {
  const { settings, problems } = useMemo(() => readSettings(meta.jsonData), [meta.jsonData]);
  if (!hasPermission('plugins:write')) {
    return (
      <Alert severity="info" title="Only administrators may change these settings">
        The app’s pages and panel work without. Ask an administrator of this Grafana where something is wrong.
      </Alert>
    );
  }
  return (
    <>
      {problems.length > 0 && (
        <Alert severity="error" title="Some saved settings are not valid; their defaults are used instead">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {settings.provisioned ? 'Mend them in the file that provisions them.' : 'Mend them below and save.'}
        </Alert>
      )}
      {settings.provisioned && (
        <Alert severity="info" title="These settings are provisioned">
          They are kept in a file of this Grafana’s provisioning, which is applied at each start. Change them there.
        </Alert>
      )}
      <SettingsForm meta={meta} saved={settings} />
    </>
  );
}
