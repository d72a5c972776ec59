import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { logsDataSource, openSearchDataSource } from './dataSource';
import { listen } from './listen';
import { logsToShow } from './logsToShow';
import { openBrowser } from './openBrowser';
import { createBackend } from './server/createBackend';
import { elasticsearchDialect } from './server/elasticsearch/dialect';
import { openSearchDialect } from './server/opensearch/dialect';
import { createSite } from './site/createSite';
import { findPlugins } from './site/pluginFolders';
import { buildStage } from './stageBundle';
import { readStartOptions, usage } from './startOptions';

const inRepository = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

function readSettings(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    throw new Error(`--settings needs a file of JSON, which ${path} is not.`);
  }
}

/** Serves the preview: the built plugin on a stage of Grafana's packages, with logs behind it. */
async function start(args: string[]): Promise<void> {
  const options = readStartOptions(args, process.env);
  if (options.asksForHelp) {
    return console.log(usage);
  }
  const built = inRepository('dist');
  if (!existsSync(inRepository('dist/plugin.json'))) {
    throw new Error('There is no dist/ yet: `npm start` builds it, or `npm run build`.');
  }
  const stage = await buildStage();
  const { engine, preview, notes } = logsToShow(options);
  const [dataSource, dialect] =
    options.dataSource === 'opensearch'
      ? [openSearchDataSource, openSearchDialect]
      : [logsDataSource, elasticsearchDialect];
  const { uid, jsonData } = dataSource;
  const index = 'database' in jsonData ? jsonData.database : jsonData.index;
  const site = createSite({
    preview,
    dataSource,
    role: options.role,
    plugins: findPlugins(built),
    jsonData: options.settings === undefined ? undefined : readSettings(options.settings),
    dashboardsFolder: inRepository('provisioning/dashboards'),
    stageFolder: stage.folder,
    neededScripts: stage.needed,
    backend: createBackend({ settings: { uid, ...jsonData, index }, dialect, ...engine }),
  });
  const address = `http://localhost:${await listen(createServer(site), options.port)}`;
  console.log(`Failed Jobs preview, showing ${preview.title}`);
  notes.forEach((note) => console.log(`  ${note}`));
  console.log(address);
  if (options.opensBrowser) {
    openBrowser(address);
  }
}

start(process.argv.slice(2)).catch((error: Error) => {
  console.error(`${error.message}\n(npm start -- --help lists the options.)`);
  process.exitCode = 2;
});
