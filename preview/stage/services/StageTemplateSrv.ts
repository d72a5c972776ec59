import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv, VariableInterpolation } from '@grafana/runtime';
import { EmbeddedScene, SceneFlexLayout, sceneGraph, type SceneObject } from '@grafana/scenes';

/** Stands for "no dashboard": outside of one, only the variables given with the call are known. */
const noScene = new EmbeddedScene({ body: new SceneFlexLayout({ children: [] }) });

declare global {
  interface Window {
    /** The dashboard on the screen, set by @grafana/scenes. */
    __grafanaSceneContext?: SceneObject;
  }
}

/** Fills in variables as Grafana does: by the dashboard on the screen, through @grafana/scenes. */
export class StageTemplateSrv implements TemplateSrv {
  replace(
    text?: string,
    scopedVars?: ScopedVars,
    format?: Parameters<TemplateSrv['replace']>[2],
    found?: VariableInterpolation[]
  ): string {
    const scene = (scopedVars?.__sceneObject?.value as { valueOf(): SceneObject } | undefined)?.valueOf();
    const context = scene ?? window.__grafanaSceneContext ?? noScene;
    return sceneGraph.interpolate(
      context,
      text,
      scopedVars,
      format as Parameters<typeof sceneGraph.interpolate>[3],
      found
    );
  }

  containsTemplate(text?: string): boolean {
    return text !== undefined && /\$\w+|\$\{\w+[^}]*\}|\[\[\w+[^\]]*\]\]/.test(text);
  }

  getVariables(): TypedVariableModel[] {
    const scene = window.__grafanaSceneContext;
    const variables = scene ? sceneGraph.getVariables(scene).state.variables : [];
    return variables.map(({ state }) => ({ ...state, id: state.name }) as unknown as TypedVariableModel);
  }

  updateTimeRange() {}
}
