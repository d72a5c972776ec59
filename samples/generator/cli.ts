import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { generateDay, type Day, type DayOptions } from './generateDay';
import { scaleToSize } from './scaleToSize';
import { SCENARIO_NAMES } from './scenarios';
import { SHAPES } from './shapes';

const ENVELOPES = ['cf', 'aks'] as const;

const USAGE = `Writes a generated day: NAME.ndjson.gz and NAME.truth.json.

  npx tsx samples/generator/cli.ts --scenario crm-outage --seed 7 --shape compact-app --envelope aks --out DIR

  --scenario   ${SCENARIO_NAMES.join(', ')}
  --shape      ${SHAPES.join(', ')} (compact-app)
  --envelope   ${ENVELOPES.join(', ')} (aks)
  --seed       whole number (1)
  --out        folder (.)             --name      file name without ending (the scenario's)
  --docs       about so many documents, by scaling traffic and noise
  --from       start, ISO 8601        --hours     length of the window
  --scale --noise                     factors (1)
  --traffic    web sign-ups a day     --outage-hours
  --app --instances --workers --max-attempts --retry-seconds`;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      scenario: text,
      seed: { type: 'string', default: '1' },
      shape: { type: 'string', default: 'compact-app' },
      envelope: { type: 'string', default: 'aks' },
      out: { type: 'string', default: '.' },
      name: text,
      docs: text,
      from: text,
      hours: text,
      'outage-hours': text,
      app: text,
      instances: text,
      workers: text,
      traffic: text,
      scale: text,
      noise: text,
      'max-attempts': text,
      'retry-seconds': text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const options: DayOptions = {
    scenario: oneOf('scenario', values.scenario, SCENARIO_NAMES),
    seed: number('seed', values.seed)!,
    shape: oneOf('shape', values.shape, SHAPES),
    envelope: oneOf('envelope', values.envelope, ENVELOPES),
    from: date('from', values.from),
    hours: number('hours', values.hours),
    outageHours: number('outage-hours', values['outage-hours']),
    app: values.app,
    instances: number('instances', values.instances),
    workersPerInstance: number('workers', values.workers),
    trafficPerDay: number('traffic', values.traffic),
    scale: number('scale', values.scale),
    noise: number('noise', values.noise),
    maxAttempts: number('max-attempts', values['max-attempts']),
    retryIntervalSeconds: number('retry-seconds', values['retry-seconds']),
  };
  const docs = number('docs', values.docs);
  const day = generateDay(docs === undefined ? options : { ...options, scale: scaleToSize(options, docs) });
  await write(day, values.out, values.name ?? options.scenario);
}

async function write({ documents, truth }: Day, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.ndjson.gz`);
  await pipeline(Readable.from(chunks(documents)), createGzip({ level: 9 }), createWriteStream(file));
  writeFileSync(join(folder, `${name}.truth.json`), truthText(truth));
  console.log(`${file}: ${documents.length} documents, ${truth.runs.length} runs, ${truth.overall}`);
}

function* chunks(documents: Day['documents']): Generator<string> {
  for (let index = 0; index < documents.length; index += 1000) {
    yield documents
      .slice(index, index + 1000)
      .map((document) => `${JSON.stringify(document)}\n`)
      .join('');
  }
}

/** Readable head, one run a line. */
function truthText({ runs, ...head }: Day['truth']): string {
  const lines = runs.map((run) => `  ${JSON.stringify(run)}`).join(',\n');
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "runs": [\n${lines}\n ]\n}\n`;
}

function oneOf<T extends string>(name: string, value: string | undefined, choices: readonly T[]): T {
  const choice = choices.find((each) => each === value);
  if (!choice) {
    throw new Error(`--${name} must be one of ${choices.join(', ')}`);
  }
  return choice;
}

function number(name: string, value: string | undefined): number | undefined {
  const parsed = value === undefined ? undefined : Number(value);
  if (parsed !== undefined && !(Number.isFinite(parsed) && parsed >= 0)) {
    throw new Error(`--${name} must be a number, not '${value}'`);
  }
  return parsed;
}

function date(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && Number.isNaN(Date.parse(value))) {
    throw new Error(`--${name} must be a time such as 2026-06-17T00:00:00Z, not '${value}'`);
  }
  return value;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
