import { DashboardCursorSync } from '@grafana/schema';
import {
  behaviors,
  dataLayers,
  SceneControlsSpacer,
  SceneDataLayerControls,
  SceneDataLayerSet,
  SceneFlexItem,
  SceneFlexLayout,
  SceneGridItem,
  SceneGridLayout,
  SceneGridRow,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
} from '@grafana/scenes';
import type { DashboardJson, PanelJson } from './dashboardJson';
import { DashboardScene } from './DashboardScene';
import { panelOf } from './panelOf';
import { variableOf } from './variableOf';

/** A provisioned dashboard as the scene that Grafana makes of it. `viewPanelId`: this panel alone, as large as it gets. */
export function buildDashboardScene(json: DashboardJson, viewPanelId?: number): DashboardScene {
  const viewed = json.panels.find(({ id }) => id === viewPanelId);
  return new DashboardScene(
    {
      $timeRange: new SceneTimeRange({ ...json.time, timeZone: json.timezone }),
      $variables: new SceneVariableSet({ variables: json.templating.list.map(variableOf) }),
      $data: new SceneDataLayerSet({
        name: json.annotations.list.map(({ name }) => name).join(', '),
        layers: json.annotations.list.map(
          (query) =>
            new dataLayers.AnnotationsDataLayer({
              query,
              name: query.name,
              isEnabled: query.enable,
              isHidden: query.hide,
            })
        ),
      }),
      $behaviors: [new behaviors.CursorSync({ sync: DashboardCursorSync.Crosshair })],
      controls: [
        new VariableValueSelectors({}),
        new SceneDataLayerControls(),
        new SceneControlsSpacer(),
        new SceneTimePicker({}),
        new SceneRefreshPicker({ refresh: json.refresh ?? '', withText: true }),
      ],
      body: viewed
        ? new SceneFlexLayout({ children: [new SceneFlexItem({ body: panelOf(viewed) })] })
        : new SceneGridLayout({ children: gridOf(json.panels) }),
    },
    { dashboardUID: json.uid, dashboardTitle: json.title }
  );
}

/** Panels below a row's heading belong to the row. */
function gridOf(panels: PanelJson[]) {
  const top: Array<SceneGridItem | SceneGridRow> = [];
  let row: SceneGridRow | undefined;
  for (const panel of panels) {
    const { x, y, w: width, h: height } = panel.gridPos;
    if (panel.type === 'row') {
      row = new SceneGridRow({ key: `panel-${panel.id}`, title: panel.title, y, children: [] });
      top.push(row);
      continue;
    }
    const item = new SceneGridItem({ key: `griditem-${panel.id}`, x, y, width, height, body: panelOf(panel) });
    if (row) {
      row.setState({ children: [...row.state.children, item] });
    } else {
      top.push(item);
    }
  }
  return top;
}
