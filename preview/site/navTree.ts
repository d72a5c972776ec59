import type { NavLink } from '../bootData';
import type { DashboardJson } from './dashboards';
import type { PluginJson } from './pluginFolders';

/** The navigation, with the dashboards and the apps in the places that Grafana gives them. */
export function navTree(dashboards: DashboardJson[], apps: PluginJson[]): NavLink[] {
  return [
    {
      text: 'Dashboards',
      url: dashboards[0] ? dashboardUrl(dashboards[0]) : '/',
      icon: 'apps',
      children: dashboards.map((dashboard) => ({ text: dashboard.title, url: dashboardUrl(dashboard) })),
    },
    ...apps.map((app) => ({ text: app.name, url: `/a/${app.id}`, icon: 'layer-group', children: pages(app) })),
    {
      text: 'Administration',
      url: apps[0] ? `/plugins/${apps[0].id}` : '/',
      icon: 'cog',
      children: apps.map((app) => ({ text: `Plugin: ${app.name}`, url: `/plugins/${app.id}` })),
    },
  ];
}

export function dashboardUrl({ uid, title }: DashboardJson): string {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `/d/${uid}/${slug}`;
}

function pages(app: PluginJson): NavLink[] {
  return (app.includes ?? [])
    .filter((include) => include.type === 'page' && include.addToNav && include.path)
    .map((include) => ({ text: include.name, url: include.path ?? '' }));
}
