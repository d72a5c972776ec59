import { CoreApp, type DataQueryRequest } from '@grafana/data';
import { EmbeddedScene, VizPanel, type SceneObject } from '@grafana/scenes';

interface Place {
  dashboardUID: string;
  dashboardTitle: string;
}

/** A dashboard that tells each of its requests where it comes from, as Grafana's does. */
export class DashboardScene extends EmbeddedScene {
  constructor(
    state: ConstructorParameters<typeof EmbeddedScene>[0],
    private readonly place: Place
  ) {
    super(state);
  }

  enrichDataRequest(source: SceneObject): Partial<DataQueryRequest> {
    const panel = source.parent;
    const panelPart =
      panel instanceof VizPanel
        ? { panelId: panel.getLegacyPanelId(), panelName: panel.state.title, panelPluginId: panel.state.pluginId }
        : {};
    return { app: CoreApp.Dashboard, ...this.place, ...panelPart };
  }
}
