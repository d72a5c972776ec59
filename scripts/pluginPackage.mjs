/** What the build and the package check must agree on. */

/** Name of the nested panel's entry: its module lies beside its plugin.json. */
export const panelEntry = 'panel/module';

/** Stands in every module that loads chunks, and in each chunk: the list through which webpack passes them. */
export const chunkMark = 'failedJobsChunks';

/**
 * Modules that Grafana gives to plugins, in all of 12.3 to 13.2; the bundles import these and nothing else.
 * `react-router` is version 6 there. `react-router-dom` is shared too, but as version 5: ours (6) is bundled.
 * Source: public/app/features/plugins/loader/sharedDependencies.ts of Grafana 12.3.0.
 */
export const sharedModules = [
  '@emotion/css',
  '@grafana/data',
  '@grafana/runtime',
  '@grafana/ui',
  'd3',
  'i18next',
  'lodash',
  'moment',
  'react',
  'react-dom',
  'react-router',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'rxjs',
  'rxjs/operators',
];

/** Chunks of pages that are loaded once the first one stands. */
export const isLaterPage = (/** @type {string} */ path) => /(^|\/)page-[\w-]+\.[0-9a-f]+\.js$/.test(path);

/** In the package: the licences of the packages that are bundled. */
export const licenceFile = 'THIRD-PARTY-LICENCES.txt';

/** Licences of which a bundle may hold code: they ask for their own text, and for nothing else. */
export const acceptedLicences = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0'];
