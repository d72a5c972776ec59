import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { inRepository } from '../scripts/repository.mjs';

interface Job {
  permissions?: Record<string, string>;
  strategy?: { matrix: { grafana: string[] } };
  steps: Array<{ uses?: string; run?: string; with?: Record<string, unknown> }>;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = '.github/workflows';
const names = readdirSync(inRepository(folder));
const textOf = (name: string): string => readFileSync(inRepository(`${folder}/${name}`), 'utf8');
const workflowOf = (name: string) => parse(textOf(name)) as Workflow;
const stepsOf = (name: string) => Object.values(workflowOf(name).jobs).flatMap(({ steps }) => steps);
const readJson = (path: string) => JSON.parse(readFileSync(inRepository(path), 'utf8'));

test('there are workflows for changes and for releases', () => {
  expect(names).toEqual(expect.arrayContaining(['ci.yml', 'release.yml']));
});

describe.each(names)('%s', (name) => {
  test('every script that it runs is there', () => {
    const { scripts } = readJson('package.json');
    const commands = stepsOf(name).flatMap(({ run = '' }) => run.split('\n'));
    const called = commands.flatMap((line) =>
      [...line.matchAll(/\bnpm (?:run )?(?:--\S+ )*([a-z]\w*)/g)].map((m) => m[1])
    );
    const ownCommands = ['ci'];
    expect(called.filter((script) => !ownCommands.includes(script!) && !(script! in scripts))).toEqual([]);
    const files = commands.flatMap((line) => [...line.matchAll(/\b(?:node|bash) (\S+)/g)].map((m) => m[1]!));
    expect(files.filter((file) => !existsSync(inRepository(file)))).toEqual([]);
    expect(called.length + files.length).toBeGreaterThan(0);
  });

  test('it may only read, but for the job that publishes; it takes no code of strangers into a trusted run', () => {
    const { on, permissions, jobs } = workflowOf(name);
    expect(permissions).toEqual({ contents: 'read' });
    expect(Object.keys(on)).not.toContain('pull_request_target');
    const writers = Object.entries(jobs).flatMap(([job, { permissions: own }]) => (own ? [job] : []));
    expect(writers).toEqual(name === 'release.yml' ? ['release'] : []);
  });

  test('every action is of a version, and leaves no token behind', () => {
    const used = stepsOf(name).filter(({ uses }) => uses !== undefined);
    expect(used.map(({ uses }) => uses).filter((uses) => !/^[\w-]+\/[\w-]+@v\d+$/.test(uses!))).toEqual([]);
    const checkouts = used.filter(({ uses }) => uses!.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });
});

const minorOf = (version: string): string => version.split('.').slice(0, 2).join('.');

test('the end-to-end tests run from the oldest Grafana that plugin.json admits to the newest that is tested, which compose starts', () => {
  const versions = workflowOf('ci.yml').jobs['e2e']!.strategy!.matrix.grafana;
  const { grafanaDependency } = readJson('plugin.json').dependencies;
  expect(grafanaDependency).toBe(`>=${versions[0]}`);
  expect(minorOf(versions[0]!)).toBe(minorOf(readJson('package.json').dependencies['@grafana/data']));
  const newest = versions.at(-1)!;
  expect(minorOf(newest)).toBe(minorOf(readJson('compat/package.json').dependencies['@grafana/data']));
  expect(readFileSync(inRepository('docker-compose.yaml'), 'utf8')).toContain(`GRAFANA_VERSION:-${newest}}`);
});

test('both plugins admit the same Grafanas', () => {
  const nested = readJson('src/panel/plugin.json').dependencies.grafanaDependency;
  expect(nested).toBe(readJson('plugin.json').dependencies.grafanaDependency);
});

test('a release is attested, by a job that may say who built it', () => {
  const { steps, permissions } = workflowOf('release.yml').jobs['release']!;
  const attests = steps.findIndex(({ uses }) => uses?.startsWith('actions/attest-build-provenance@'));
  const packs = steps.findIndex(({ run }) => run === 'npm run package');
  const publishes = steps.findIndex(({ run }) => run?.startsWith('gh release create'));
  expect([packs, attests, publishes]).toEqual([packs, attests, publishes].sort((a, b) => a - b));
  expect(packs).toBeGreaterThan(0);
  expect(permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
});

test('updates are proposed for every place that names versions', () => {
  const { updates } = parse(readFileSync(inRepository('.github/dependabot.yml'), 'utf8'));
  const places = updates.map(
    (update: Record<string, string>) => `${update['package-ecosystem']} ${update['directory']}`
  );
  expect(places.sort()).toEqual(['docker-compose /', 'github-actions /', 'npm /', 'npm /compat']);
});
