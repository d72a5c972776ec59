import type { RequestListener, ServerResponse } from 'node:http';
import type { PreviewInfo } from '../bootData';
import { logsDataSource, type PreviewDataSource } from '../dataSource';
import type { Backend, HttpAnswer } from '../server/createBackend';
import { readDashboards } from './dashboards';
import { grafanaSettings, grafanaUser, grafanaVersion, type Role } from './grafanaSettings';
import { readBody, sendJson } from './http';
import { iconSvg } from './iconSvg';
import { contentSecurityPolicy, indexHtml } from './indexHtml';
import { dashboardUrl, navTree } from './navTree';
import type { PluginFolder } from './pluginFolders';
import { PluginSettings } from './pluginSettings';
import { router, type Route } from './router';
import { sendFile } from './sendFile';
import { sharedFile } from './sharedFile';

export interface SiteOptions {
  preview: PreviewInfo;
  /** Elasticsearch's where none is given. */
  dataSource?: PreviewDataSource;
  /** Who looks at it. */
  role: Role;
  plugins: PluginFolder[];
  dashboardsFolder: string;
  /** The plugins' settings to begin with. */
  jsonData?: Record<string, unknown>;
  /** Where the stage's bundle is. */
  stageFolder: string;
  /** Of that bundle, the scripts that the main one needs before it can start. */
  neededScripts: readonly string[];
  /** Answers for the logs' data source. */
  backend: Backend;
}

/** The preview's HTTP side: Grafana's addresses, as far as the stage and the plugins use them. */
export function createSite(options: SiteOptions): RequestListener {
  return router([...logRoutes(options), ...settingsRoutes(options), ...fileRoutes(options), ...pageRoutes(options)]);
}

function logRoutes({ backend }: SiteOptions): Route[] {
  return [
    [
      /POST/,
      /^\/api\/ds\/query$/,
      async ({ request, response }) =>
        send(response, await backend.handleDsQuery(await readBody(request), request.headers)),
    ],
    [
      /GET|POST/,
      /^\/api\/datasources\/uid\/[^/]+\/resources(?:\/|$)/,
      async ({ request, response }) => {
        const { url = '', method = '' } = request;
        send(response, await backend.handleResource(url, method, await readBody(request)));
      },
    ],
  ];
}

function settingsRoutes({ plugins, dashboardsFolder, role, jsonData: provisioned }: SiteOptions): Route[] {
  const settings = new PluginSettings(plugins, provisioned);
  return [
    [
      /GET/,
      /^\/api\/plugins\/([^/]+)\/settings$/,
      ({ response, parts: [id = ''] }) => {
        const found = settings.read(id);
        sendJson(response, found ? 200 : 404, found ?? { message: `There is no plugin ${id}.` });
      },
    ],
    [
      /POST/,
      /^\/api\/plugins\/([^/]+)\/settings$/,
      async ({ request, response, parts: [id = ''] }) => {
        if (role !== 'Admin') {
          return sendJson(response, 403, { message: 'You’ll need additional permissions to perform this action.' });
        }
        settings.write(id, JSON.parse(await readBody(request)) as Record<string, unknown>);
        sendJson(response, 200, { message: 'Plugin settings updated' });
      },
    ],
    [
      /GET/,
      /^\/api\/dashboards\/uid\/([^/]+)$/,
      ({ response, parts: [uid] }) => {
        const dashboard = readDashboards(dashboardsFolder).find((each) => each.uid === uid);
        sendJson(response, dashboard ? 200 : 404, dashboard ? { dashboard } : { message: 'Dashboard not found' });
      },
    ],
    [/GET/, /^\/api\/health$/, ({ response }) => sendJson(response, 200, { database: 'ok', version: grafanaVersion })],
  ];
}

function fileRoutes({ plugins, stageFolder }: SiteOptions): Route[] {
  return [
    [
      /GET/,
      /^\/public\/plugins\/([^/]+)\/(.+)$/,
      ({ response, parts: [id, path = ''] }) => {
        const plugin = plugins.find(({ json }) => json.id === id);
        if (!plugin || !sendFile(response, plugin.folder, path)) {
          sendJson(response, 404, { message: 'Plugin file not found' });
        }
      },
    ],
    [
      /GET/,
      /^\/public\/(.+)$/,
      ({ response, parts: [path = ''] }) => {
        const file = sharedFile(path, stageFolder);
        if (file && sendFile(response, file.folder, file.path)) {
          return;
        }
        const icon = iconSvg(path);
        send(response, {
          status: icon ? 200 : 404,
          contentType: icon ? 'image/svg+xml' : 'text/plain',
          body: icon ?? 'File not found',
        });
      },
    ],
  ];
}

function pageRoutes(options: SiteOptions): Route[] {
  const { preview, dataSource = logsDataSource, role, plugins, dashboardsFolder, neededScripts } = options;
  const apps = plugins.map(({ json }) => json).filter(({ type }) => type === 'app');
  return [
    [
      /GET/,
      /^\/$/,
      ({ request, response }) => {
        const [first] = readDashboards(dashboardsFolder);
        const path = first ? dashboardUrl(first) : `/a/${apps[0]?.id ?? ''}`;
        response.writeHead(302, { location: path + (request.url ?? '').slice(1) }).end();
      },
    ],
    [
      /GET/,
      /^\/(?!(?:api|apis|public)\/)/,
      ({ response }) => {
        const boot = {
          settings: grafanaSettings(plugins, dataSource),
          user: grafanaUser(role),
          navTree: navTree(readDashboards(dashboardsFolder), apps),
          preview,
        };
        const body = indexHtml(boot, neededScripts);
        response.setHeader('content-security-policy', contentSecurityPolicy);
        send(response, { status: 200, contentType: 'text/html; charset=utf-8', body });
      },
    ],
  ];
}

function send(response: ServerResponse, { status, contentType, body }: HttpAnswer) {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
}
