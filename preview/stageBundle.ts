import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const neededFile = 'needed.json';
const dayMs = 24 * 3_600_000;
const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const require = createRequire(join(root, 'package.json'));
const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** Modules that only a host of plugins touches: name, the package that has them, path from there. */
const hostModules: Record<string, { beside: string; path: string }> = {
  'host:i18n': { beside: '@grafana/i18n', path: './dist/esm/i18n.mjs' },
  'host:react-router': { beside: '@grafana/ui', path: 'react-router-dom-v5-compat' },
  'host:react-router-dom': { beside: '@grafana/ui', path: 'react-router-dom' },
  'host:setPluginPage': { beside: '@grafana/runtime', path: './dist/esm/components/PluginPage.mjs' },
  'host:setPanelDataErrorView': { beside: '@grafana/runtime', path: './dist/esm/components/PanelDataErrorView.mjs' },
};

const resolveHostModules: esbuild.Plugin = {
  name: 'host modules',
  setup(build) {
    build.onResolve({ filter: /^host:/ }, ({ path, kind }) => {
      const module = hostModules[path];
      return module && build.resolve(module.path, { kind, resolveDir: packageFolder(module.beside) });
    });
    // @grafana/scenes names these files without their ending, which the package's exports do not allow.
    build.onResolve({ filter: /^@grafana\/schema\/dist\/.*\.gen$/ }, ({ path, kind, resolveDir }) =>
      build.resolve(`${path}.js`, { kind, resolveDir })
    );
  },
};

/**
 * Bundles the stage into build/preview, unless the bundle there was made of the same sources and packages.
 * @returns the folder of the bundle, and the scripts that its main one needs before it can start
 */
export async function buildStage(): Promise<{ folder: string; needed: string[] }> {
  const folder = join(root, 'build/preview', fingerprint());
  if (!existsSync(folder)) {
    removeOldBundles(dirname(folder));
    // A name of its own, for whoever else is at it; who comes second finds the same bundle there.
    const unfinished = `${folder}.${process.pid}`;
    const { metafile } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: { boot: 'preview/stage/boot.ts', main: 'preview/stage/main.tsx' },
      outdir: unfinished,
      bundle: true,
      format: 'esm',
      splitting: true,
      metafile: true,
      minify: true,
      target: 'es2022',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      loader: { '.svg': 'dataurl', '.ttf': 'file' },
      plugins: [resolveHostModules],
      logLevel: 'warning',
      // The package.json of systemjs has a word of its own as its type.
      logOverride: { 'package.json': 'silent' },
    });
    writeFileSync(join(unfinished, neededFile), JSON.stringify(neededBy('main.js', metafile)));
    if (existsSync(folder)) {
      rmSync(unfinished, { recursive: true });
    } else {
      renameSync(unfinished, folder);
    }
  }
  return { folder, needed: JSON.parse(readFileSync(join(folder, neededFile), 'utf8')) as string[] };
}

/** The scripts that a script of the bundle imports, without which it cannot start. */
function neededBy(name: string, { outputs }: esbuild.Metafile): string[] {
  const [, output] = Object.entries(outputs).find(([path]) => basename(path) === name) ?? [];
  const imports = output?.imports.filter(({ kind, external }) => kind === 'import-statement' && !external) ?? [];
  return imports.map(({ path }) => basename(path));
}

/** Younger ones may belong to a preview that is still running. */
function removeOldBundles(folder: string) {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const bundle = join(folder, name);
    if (Date.now() - statSync(bundle).mtimeMs > dayMs) {
      rmSync(bundle, { recursive: true });
    }
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const sources = [...filesBelow(join(here, 'stage')), fileURLToPath(import.meta.url), join(here, 'bootData.ts')];
  for (const file of [...sources, join(root, 'package-lock.json')]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
