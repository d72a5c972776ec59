import { PluginContextProvider } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import { ErrorBoundaryAlert, LoadingPlaceholder } from '@grafana/ui';
import { useMemo } from 'react';
import { useLocation, useParams } from 'react-router';
import { useLoaded } from '../useLoaded';
import { importAppPlugin } from './importAppPlugin';
import { LoadError } from './LoadError';
import { PluginPageContext } from './PluginPageContext';
import { StagePluginPage } from './StagePluginPage';

/**
 * /plugins/<plugin id>: the configuration pages of an app as tabs, `?page=ID` chooses one; for those who may change them.
 * Grafana has no Suspense around them, so there is none here: a page that loads lazily brings its own.
 */
export function PluginConfigPage() {
  const { pluginId = '' } = useParams();
  const { pathname, search } = useLocation();
  const { value: plugin, error } = useLoaded(importAppPlugin, pluginId);
  const query = useMemo(() => Object.fromEntries(new URLSearchParams(search)), [search]);
  const place = useMemo(() => ({ text: 'Administration', url: pathname }), [pathname]);
  if (error) {
    return <LoadError pluginId={pluginId} error={error} />;
  }
  if (!plugin) {
    return <LoadingPlaceholder text="Loading the app …" />;
  }
  const pages = hasPermission('plugins:write') ? (plugin.configPages ?? []) : [];
  const page = pages.find(({ id }) => id === query.page) ?? pages[0];
  const tabs = pages.map(({ id, title }) => ({
    text: title,
    url: `/plugins/${pluginId}?page=${id}`,
    active: id === page?.id,
  }));
  const pageNav = { text: plugin.meta.name, subTitle: plugin.meta.info.description, children: tabs };
  return (
    <PluginContextProvider meta={plugin.meta}>
      <PluginPageContext.Provider value={place}>
        <StagePluginPage pageNav={pageNav}>
          {page ? (
            <ErrorBoundaryAlert key={page.id} title="The configuration page failed">
              <page.body plugin={plugin} query={query} />
            </ErrorBoundaryAlert>
          ) : (
            <p>There is nothing here that you may configure.</p>
          )}
        </StagePluginPage>
      </PluginPageContext.Provider>
    </PluginContextProvider>
  );
}
