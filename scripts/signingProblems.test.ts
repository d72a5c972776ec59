import { spawnSync } from 'node:child_process';
import { inRepository } from './repository.mjs';
import { signingProblems } from './signingProblems.mjs';

const ready = { token: 'glc_secret', rootUrls: ['https://grafana.example.org/sub/'], isBuilt: true };

test('with a token, root URLs and a build there is no problem', () => {
  expect(signingProblems(ready)).toEqual([]);
});

test.each<[string, Partial<typeof ready>, RegExp]>([
  ['no token', { token: '' }, /^GRAFANA_ACCESS_POLICY_TOKEN is not set.*plugins:write/],
  ['no root URL', { rootUrls: [] }, /^GRAFANA_ROOT_URLS is not set/],
  ['a host instead of a URL', { rootUrls: ['grafana.example.org'] }, /“grafana\.example\.org”, which is no root_url/],
  ['a URL of something else', { rootUrls: ['file:///tmp'] }, /which is no root_url/],
  ['no build', { isBuilt: false }, /npm run build/],
])('%s is told, and what to do; the token never is', (_name, change, problem) => {
  const problems = signingProblems({ ...ready, ...change });
  expect(problems).toEqual([expect.stringMatching(problem)]);
  expect(problems.join()).not.toContain(ready.token);
});

test('npm run sign without a token says so, asks nobody, and fails', () => {
  const env = { ...process.env, GRAFANA_ACCESS_POLICY_TOKEN: '', GRAFANA_ROOT_URLS: 'https://grafana.example.org' };
  const { status, stderr, stdout } = spawnSync(process.execPath, [inRepository('scripts/sign.mjs')], {
    env,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^Not signed\.\n(.*\n)*✗ GRAFANA_ACCESS_POLICY_TOKEN is not set/);
});
