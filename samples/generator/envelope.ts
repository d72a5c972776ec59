import type { Random } from './random';

export type Envelope = 'cf' | 'aks';

export type LogDocument = Record<string, unknown>;

/** One environment of the API, as a platform names it. */
export interface Environment {
  app: string;
  envelope: Envelope;
  /** What surrounds a line of this instance that reached the shipper at `shippedMs` (ms since epoch). */
  wrap(shippedMs: number, instance: number, generation: number): LogDocument;
  /** What surrounds a line of Cloud Foundry's router; AKS has no router lines in the index. */
  wrapRouter(shippedMs: number): LogDocument;
}

/** The app or deployment names that the platforms give the two environments. */
export const APP_NAMES: Record<Envelope, { production: string; test: string }> = {
  cf: { production: 'get-into-teaching-api-prod', test: 'get-into-teaching-api-test' },
  aks: { production: 'getintoteachingapi-production', test: 'getintoteachingapi-test' },
};

/** An environment with its names settled; parts that are the same in every document are shared. */
export function makeEnvironment(
  app: string,
  envelope: Envelope,
  stage: 'production' | 'test',
  random: Random
): Environment {
  return envelope === 'cf' ? cloudFoundry(app, stage) : kubernetes(app, stage, random);
}

function cloudFoundry(app: string, stage: string): Environment {
  const space = `get-into-teaching-${stage}`;
  const cf = { org: 'dfe', space, app };
  const wrap = (shippedMs: number, type: string, process: string): LogDocument => {
    const time = new Date(shippedMs).toISOString();
    return {
      '@timestamp': time,
      '@version': '1',
      type,
      syslog_ver: '1',
      syslog_timestamp: `${time.slice(0, -1)}${String(shippedMs % 1000).padStart(3, '0')}Z`,
      syslog_proc: process,
      syslog5424_pri: '14',
      syslog_severity_code: 6,
      syslog_severity: 'informational',
      syslog_facility_code: 1,
      syslog_facility: 'user-level',
      source_host: `dfe.${space}.${app}`,
      cf,
    };
  };
  return {
    app,
    envelope: 'cf',
    wrap: (shippedMs, instance) => wrap(shippedMs, 'syslog', `[APP/PROC/WEB/${instance}]`),
    wrapRouter: (shippedMs) => wrap(shippedMs, 'gorouter', '[RTR/27]'),
  };
}

function kubernetes(deployment: string, stage: string, random: Random): Environment {
  const replicaSet = random.hex(10);
  const container = { image: { name: 'ghcr.example.test/dfe-digital/get-into-teaching-api:a1b2c3d' } };
  const pods = new Map<string, LogDocument>();
  const podOf = (instance: number, generation: number): LogDocument => {
    const key = `${instance}/${generation}`;
    let pod = pods.get(key);
    if (!pod) {
      pod = {
        namespace: `git-${stage}`,
        deployment: { name: deployment },
        pod: { name: `${deployment}-${replicaSet}-${random.hex(5)}` },
        container: { name: deployment },
      };
      pods.set(key, pod);
    }
    return pod;
  };
  const wrap: Environment['wrap'] = (shippedMs, instance, generation) => ({
    '@timestamp': new Date(shippedMs).toISOString(),
    stream: 'stdout',
    kubernetes: podOf(instance, generation),
    container,
  });
  return { app: deployment, envelope: 'aks', wrap, wrapRouter: (shippedMs) => wrap(shippedMs, 0, 0) };
}
