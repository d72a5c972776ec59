import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import { LicenseWebpackPlugin } from 'license-webpack-plugin';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import { acceptedLicences, chunkMark, licenceFile, panelEntry, sharedModules } from './scripts/pluginPackage.mjs';

/** @param {string} path relative to the repository's root */
const fromRoot = (path) => fileURLToPath(new URL(path, import.meta.url));
/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(fromRoot(path), 'utf8'));

const pluginId = readJson('plugin.json').id;

/** Fills in what Grafana's plugin.json convention leaves to the build. @param {Buffer} content */
function fillIn(content) {
  return content
    .toString()
    .replaceAll('%VERSION%', readJson('package.json').version)
    .replaceAll('%TODAY%', new Date().toISOString().slice(0, 10))
    .replaceAll('%PLUGIN_ID%', pluginId);
}

/**
 * Lazy pages lie beside module.js, under whatever address Grafana serves it; only AMD's own `module` knows that address.
 * Must run before anything else of the entry.
 */
const setPublicPath =
  "data:text/javascript,import module from 'amd-module'; __webpack_public_path__ = new URL('.', module.uri).href;";

/** @param {unknown} _env @param {{ mode?: 'production' | 'development' }} argv @returns {import('webpack').Configuration} */
export default function config(_env, { mode = 'production' }) {
  return {
    mode,
    context: fromRoot('.'),
    // ES2022 and the DOM: what every browser that Grafana 12.3 supports can run.
    target: ['web', 'es2022'],
    entry: {
      module: [setPublicPath, './src/module.tsx'],
      // Grafana serves the nested panel under its own id, where it would look for the app's chunks in vain.
      [panelEntry]: { import: './src/panel/module.tsx', asyncChunks: false },
    },
    output: {
      path: fromRoot('dist'),
      clean: true,
      // A build that changes nothing must still look newer than its sources.
      compareBeforeEmit: false,
      publicPath: '',
      filename: '[name].js',
      chunkFilename: 'chunks/[name].[contenthash:8].js',
      chunkLoadingGlobal: chunkMark,
      uniqueName: pluginId,
      library: { type: 'amd' },
    },
    optimization: {
      chunkIds: 'named',
      // More than a hundredth smaller than with what webpack takes by itself, and sooner done.
      minimizer: [
        new MinimizerPlugin({
          minify: MinimizerPlugin.swcMinify,
          // No function of ours or of what is bundled is called with `new` that is not a class.
          minimizerOptions: { compress: { passes: 6, ecma: 2022, unsafe_arrows: true }, mangle: true },
        }),
      ],
    },
    externals: [{ 'amd-module': 'module' }, ...sharedModules],
    resolve: { extensions: ['.ts', '.tsx', '.js'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              target: 'es2022',
              // The runtime is Grafana's own, so that elements are those of the React that renders them (18 or 19).
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
        { test: /\.svg$/, type: 'asset/inline' },
      ],
    },
    plugins: [
      new CopyWebpackPlugin({
        patterns: [
          { from: 'plugin.json', transform: fillIn },
          { from: 'src/panel/plugin.json', to: 'panel', transform: fillIn },
          { from: 'src/img', to: 'img' },
          { from: 'src/panel/img', to: 'panel/img' },
          // A missing one is the package check's to report, not a reason to stop a build.
          ...['src/README.md', 'CHANGELOG.md', 'LICENSE'].map((from) => ({ from, noErrorOnMissing: true })),
        ],
      }),
      // @ts-expect-error its types are those of an older webpack 5
      new LicenseWebpackPlugin({
        perChunkOutput: false,
        outputFilename: licenceFile,
        excludedPackageTest: (name) => name === pluginId,
        // Its runtime stands in each bundle.
        additionalModules: [{ name: 'webpack', directory: fromRoot('node_modules/webpack') }],
        unacceptableLicenseTest: (licence) => !acceptedLicences.includes(licence),
        handleUnacceptableLicense: (name, licence) => {
          throw new Error(`${name} is bundled, and its licence is ${licence}: see scripts/pluginPackage.mjs.`);
        },
      }),
    ],
    devtool: 'source-map',
    performance: false,
    stats: { preset: 'errors-warnings', assets: true, timings: true },
  };
}
