import { config, getDataSourceSrv } from '@grafana/runtime';
import { SceneQueryRunner, VizPanel } from '@grafana/scenes';
import { absentPanelId } from './AbsentPanel';
import type { PanelJson } from './dashboardJson';

/** A panel of a dashboard's JSON as Grafana's scene of it, fed by its own queries. */
export function panelOf(panel: PanelJson): VizPanel {
  const { id, type, title, description, options = {}, fieldConfig, transparent } = panel;
  const common = {
    key: `panel-${id}`,
    title,
    description,
    displayMode: transparent ? ('transparent' as const) : undefined,
  };
  const reason = whyAbsent(panel);
  if (reason) {
    return new VizPanel({ ...common, pluginId: absentPanelId, options: { reason } });
  }
  return new VizPanel({
    ...common,
    pluginId: type,
    options,
    ...(fieldConfig ? { fieldConfig } : {}),
    $data: new SceneQueryRunner({
      datasource: panel.datasource ?? undefined,
      queries: panel.targets ?? [],
      maxDataPoints: panel.maxDataPoints,
      maxDataPointsFromWidth: true,
    }),
  });
}

function whyAbsent({ datasource, type }: PanelJson): string | undefined {
  if (datasource && !getDataSourceSrv().getInstanceSettings(datasource)) {
    return datasource.type === 'prometheus'
      ? 'This panel reads Hangfire’s metrics from Prometheus. The preview has logs only, so there is nothing to draw.'
      : `This panel reads a data source (${datasource.type ?? datasource.uid}) that the preview does not have.`;
  }
  return config.panels[type] ? undefined : `The preview has no panel of the type ${type}.`;
}
