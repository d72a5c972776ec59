import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** Where Grafana's own public files come from here: the packages that hold them. */
const places: Array<{ pattern: RegExp; folder: string; path: (rest: string) => string }> = [
  {
    pattern: /^build\/img\/(.+)$/,
    folder: join(packageFolder('@grafana/ui'), 'dist/public/img'),
    path: (rest) => rest,
  },
  { pattern: /^fonts\/inter\/(.+)$/, folder: join(packageFolder('inter-ui'), 'web'), path: (rest) => rest },
  {
    // @grafana/ui asks for Roboto Mono by the name that Google once gave its file.
    pattern: /^fonts\/roboto\/(.+)$/,
    folder: join(packageFolder('@fontsource-variable/roboto-mono'), 'files'),
    path: () => 'roboto-mono-latin-wght-normal.woff2',
  },
];

/** The file behind `/public/<path>`; undefined when the preview has none there. */
export function sharedFile(path: string, stageFolder: string): { folder: string; path: string } | undefined {
  for (const place of places) {
    const match = place.pattern.exec(path);
    if (match) {
      return { folder: place.folder, path: place.path(match[1] ?? '') };
    }
  }
  return path.startsWith('build/') ? { folder: stageFolder, path: path.slice('build/'.length) } : undefined;
}
