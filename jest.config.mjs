/** Jest's projects. Dates in tests are UTC wherever they run. */
process.env.TZ = 'UTC';
// Else a library of Grafana's advertises itself in the output of every test file.
process.env.I18NEXT_NO_SUPPORT_NOTICE = '1';

/** Packages under @grafana/* that ship as ES modules only, which Jest cannot require: they are compiled like our own. */
const esModules = [
  '@react-hookz/web',
  '@ver0/deep-equal',
  '@wojtekmaj/date-utils',
  'd3-[a-z-]+',
  'get-user-locale',
  'marked',
  'memoize',
  'mimic-function',
  'ol',
  'pixelmatch',
  'react-calendar',
];

const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      target: 'es2022',
      transform: { react: { runtime: 'automatic' } },
    },
    sourceMaps: 'inline',
  },
];

const shared = {
  transform: { '\\.[cm]?[jt]sx?$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(.*/)?(${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
};

/** For code that draws: a page, with what Grafana's packages expect of one. */
const dom = {
  ...shared,
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/tests/setup/dom.ts'],
  moduleNameMapper: {
    '\\.css$': '<rootDir>/tests/setup/style.ts',
    '^react-inlinesvg$': '<rootDir>/tests/setup/inlineSvg.tsx',
  },
};

const ui = { ...dom, testMatch: ['<rootDir>/src/{data,extensions,settings,ui,panel,pages}/**/*.test.{ts,tsx}'] };

/** dist/, loaded by a page that runs scripts. */
const loading = {
  ...dom,
  testEnvironmentOptions: { resources: 'usable' },
  globalSetup: '<rootDir>/tests/setup/buildPlugin.mjs',
  testMatch: ['<rootDir>/tests/loading/*.test.tsx'],
};

/** The same tests on the newest Grafana and React 19. */
const onNewest = (/** @type {typeof dom & { displayName: string }} */ project) => ({
  ...project,
  displayName: `compat-${project.displayName}`,
  moduleNameMapper: {
    ...project.moduleNameMapper,
    '^((?:react|react-dom|react-router|react-router-dom|rxjs)(?:/.*)?|@emotion/css|@grafana/(?:data|runtime|ui))$':
      '<rootDir>/compat/node_modules/$1',
  },
});

export default {
  maxWorkers: 2,
  // Each test file that draws leaves much of Grafana's packages behind.
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...shared, displayName: 'domain', testMatch: ['<rootDir>/src/domain/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'node',
      testMatch: ['<rootDir>/{bench,preview,samples,scripts,tests}/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/preview/stage/',
        '<rootDir>/tests/(browser|engine|loading)/',
      ],
    },
    // The preview's stage stands in a page too, and only on the oldest.
    { ...ui, displayName: 'ui', testMatch: [...ui.testMatch, '<rootDir>/preview/stage/**/*.test.{ts,tsx}'] },
    // What is planned and counted is ours alone; how frames are read, other tests hold on the newest too.
    {
      ...onNewest({ ...ui, displayName: 'ui' }),
      testPathIgnorePatterns: ['/node_modules/', '/src/data/(counted/|faults|otherService)'],
    },
    { ...loading, displayName: 'loading' },
    onNewest({ ...loading, displayName: 'loading' }),
    {
      ...shared,
      displayName: 'browser',
      globalSetup: '<rootDir>/tests/setup/startPreview.mjs',
      globalTeardown: '<rootDir>/tests/setup/stopPreview.mjs',
      testMatch: ['<rootDir>/tests/browser/*.test.ts'],
    },
    {
      ...dom,
      displayName: 'engine',
      testEnvironment: '<rootDir>/tests/engine/pageWithNetwork.mjs',
      globalSetup: '<rootDir>/tests/engine/startEngine.mjs',
      globalTeardown: '<rootDir>/tests/engine/stopEngine.mjs',
      testMatch: ['<rootDir>/tests/engine/*.test.ts'],
    },
  ],
};
