import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDay } from '../samples/generator/generateDay';
import { SCENARIO_NAMES } from '../samples/generator/scenarios';
import { loadLogs, type LoadedLogs } from './server/loadLogs';
import type { StartOptions } from './startOptions';

const samplesFolder = fileURLToPath(new URL('../samples', import.meta.url));

export interface ChosenLogs extends LoadedLogs {
  /** What they are, in a few words. */
  title: string;
}

/**
 * The documents that the options ask for.
 *
 * @throws Error when the file cannot be read or there is no such day.
 */
export function chooseLogs(source: Exclude<StartOptions['logs'], { kind: 'elasticsearch' }>): ChosenLogs {
  switch (source.kind) {
    case 'sample':
      return {
        ...loadLogs(join(samplesFolder, 'crm-outage-small.ndjson.gz')),
        title: 'a sample day with a CRM outage',
      };
    case 'file':
      return { ...loadLogs(source.path), title: basename(source.path) };
    case 'generated': {
      const scenario = SCENARIO_NAMES.find((name) => name === source.scenario);
      if (!scenario) {
        throw new Error(`--day must be one of ${SCENARIO_NAMES.join(', ')}, not ${source.scenario}`);
      }
      // As the API logs today: on Kubernetes, with the event under `app`.
      const { documents } = generateDay({ scenario, seed: source.seed, shape: 'compact-app', envelope: 'aks' });
      return { documents, unreadable: [], title: `a generated day: ${scenario}, seed ${source.seed}` };
    }
    default:
      return source satisfies never;
  }
}
