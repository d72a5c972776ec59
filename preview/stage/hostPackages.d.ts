/**
 * Modules that only a host of plugins touches. The stage's build knows where they are (see ../stageBundle.ts): the routers
 * beside @grafana/ui, the setters in files that @grafana/runtime does not list in its exports.
 */
declare module 'host:i18n' {
  export function initializeI18n(options: { language: string; ns: string[] }, regionalFormat: string): Promise<unknown>;
  export function getI18nInstance(): object;
}

declare module 'host:react-router' {
  const routerV6: Record<string, unknown>;
  export = routerV6;
}

declare module 'host:react-router-dom' {
  const routerV5: Record<string, unknown>;
  export = routerV5;
}

declare module 'host:setPluginPage' {
  import type { ComponentType } from 'react';
  import type { PluginPageProps } from '@grafana/runtime';
  export function setPluginPage(component: ComponentType<PluginPageProps>): void;
}

declare module 'host:setPanelDataErrorView' {
  import type { ComponentType } from 'react';
  import type { PanelDataErrorViewProps } from '@grafana/runtime';
  export function setPanelDataErrorView(component: ComponentType<PanelDataErrorViewProps>): void;
}

/** Shared with plugins as a whole; the stage calls none of it. */
declare module 'd3';
