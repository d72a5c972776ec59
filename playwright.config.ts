import { dirname, join } from 'node:path';
import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig, devices } from '@playwright/test';

const authFolder = join(dirname(require.resolve('@grafana/plugin-e2e')), 'auth');

/** `npm run e2e`: the plugin in the Grafana of docker-compose.yaml, or of GRAFANA_URL. */
export default defineConfig<PluginOptions>({
  testDir: 'tests/e2e',
  outputDir: 'build/e2e',
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  // Elasticsearch, Grafana and the browser share one small machine.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.GRAFANA_URL ?? 'http://localhost:3000',
    provisioningRootDir: join(__dirname, 'provisioning'),
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'sign in', testDir: authFolder, testMatch: /auth\.setup\.js/ },
    {
      name: 'administrator',
      testMatch: 'administrator/*.spec.ts',
      use: { storageState: 'playwright/.auth/admin.json' },
      dependencies: ['sign in'],
    },
    { name: 'viewer', testMatch: 'viewer/*.spec.ts' },
  ],
});
