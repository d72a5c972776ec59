import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { UrlSyncContextProvider } from '@grafana/scenes';
import { Alert, Button, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { useLocation, useParams } from 'react-router';
import { useCrumbs } from '../frame/StageFrame';
import { useLoaded } from '../useLoaded';
import { buildDashboardScene } from './buildDashboardScene';
import { loadDashboard } from './loadDashboard';

/** /d/<uid>: a provisioned dashboard; `?viewPanel=ID` shows one of its panels. Range and variables stand in the address. */
export function DashboardPage() {
  const styles = useStyles2(getStyles);
  const { uid = '' } = useParams();
  const { pathname, search } = useLocation();
  const { value: dashboard, error } = useLoaded(loadDashboard, uid);
  // Old links say `viewPanel=2`, newer ones `viewPanel=panel-2`.
  const viewPanel = new URLSearchParams(search).get('viewPanel')?.replace('panel-', '') ?? null;
  const scene = useMemo(
    () => dashboard && buildDashboardScene(dashboard, viewPanel === null ? undefined : Number(viewPanel)),
    [dashboard, viewPanel]
  );
  const title = dashboard?.title ?? '';
  const viewed = dashboard?.panels.find(({ id }) => String(id) === viewPanel)?.title;
  const crumbs = useMemo(
    () => [
      { text: 'Dashboards', url: '/' },
      { text: title, url: pathname },
      ...(viewed ? [{ text: viewed, url: `${pathname}?viewPanel=${viewPanel}` }] : []),
    ],
    [title, pathname, viewed, viewPanel]
  );
  useCrumbs(crumbs);
  if (error) {
    return <Alert severity="error" title={error} />;
  }
  if (!scene) {
    return <LoadingPlaceholder text="Loading the dashboard …" />;
  }
  return (
    <div className={styles.page}>
      {viewPanel !== null && (
        <div>
          <Button
            icon="arrow-left"
            size="sm"
            variant="secondary"
            onClick={() => locationService.partial({ viewPanel: null })}
          >
            Back to dashboard
          </Button>
        </div>
      )}
      <UrlSyncContextProvider scene={scene} updateUrlOnInit createBrowserHistorySteps>
        <scene.Component model={scene} />
      </UrlSyncContextProvider>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: theme.spacing(1),
    padding: theme.spacing(2),
  }),
});
