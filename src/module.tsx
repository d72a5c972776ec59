import { AppPlugin, AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { Suspense, lazy } from 'react';
import { addedLinks } from './extensions/addedLinks';

// Grafana's own route waits for the page; nothing else of the plugin loads before somebody opens one.
const LazyApp = lazy(async () => ({ default: (await import('./pages/App')).App }));
const LazySettingsPage = lazy(async () => ({
  default: (await import(/* webpackChunkName: 'page-settings' */ './pages/settings/SettingsPage')).SettingsPage,
}));

/** Nothing of Grafana's waits for a lazy configuration page. */
function SettingsPage(props: PluginConfigPageProps<AppPluginMeta>) {
  return (
    <Suspense fallback={<p>Loading the settings…</p>}>
      <LazySettingsPage {...props} />
    </Suspense>
  );
}

export const plugin = new AppPlugin()
  .setRootPage(LazyApp)
  .addConfigPage({ title: 'Settings', icon: 'cog', id: 'settings', body: SettingsPage });
addedLinks.forEach((link) => plugin.addLink(link));
