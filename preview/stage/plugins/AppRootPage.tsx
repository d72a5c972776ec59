import { PluginContextProvider } from '@grafana/data';
import { locationSearchToObject } from '@grafana/runtime';
import { ErrorBoundaryAlert, LoadingPlaceholder } from '@grafana/ui';
import { Suspense, useMemo } from 'react';
import { useLocation, useParams } from 'react-router';
import { useLoaded } from '../useLoaded';
import { importAppPlugin } from './importAppPlugin';
import { LoadError } from './LoadError';
import { PluginPageContext } from './PluginPageContext';

/** Every page below /a/<plugin id>: the app's own root, which routes from there. */
export function AppRootPage() {
  const { pluginId = '' } = useParams();
  const { pathname, search } = useLocation();
  const { value: plugin, error } = useLoaded(importAppPlugin, pluginId);
  const query = useMemo(() => locationSearchToObject(search), [search]);
  const place = useMemo(() => ({ text: plugin?.meta.name ?? '', url: `/a/${pluginId}` }), [plugin, pluginId]);
  if (error) {
    return <LoadError pluginId={pluginId} error={error} />;
  }
  if (!plugin) {
    return <LoadingPlaceholder text="Loading the app …" />;
  }
  if (!plugin.meta.enabled) {
    return <LoadError pluginId={pluginId} error="The app is not enabled." />;
  }
  const Root = plugin.root;
  if (!Root) {
    return <LoadError pluginId={pluginId} error="The app has no root page." />;
  }
  return (
    <PluginContextProvider meta={plugin.meta}>
      <PluginPageContext.Provider value={place}>
        <ErrorBoundaryAlert key={pluginId} title="The app failed">
          <Suspense fallback={<LoadingPlaceholder text="Loading the page …" />}>
            <Root meta={plugin.meta} basename={pathname} path={pathname} query={query} onNavChanged={() => undefined} />
          </Suspense>
        </ErrorBoundaryAlert>
      </PluginPageContext.Provider>
    </PluginContextProvider>
  );
}
