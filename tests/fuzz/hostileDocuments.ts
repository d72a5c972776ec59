import type { Random } from '../../samples/generator/random';
import { PAYLOAD_CANARY, hostileText, hostileTime, hostileValue } from './hostileValues';

type Source = Record<string, unknown>;

const jobNames = ['UpsertCandidateJob', 'CrmSyncJob', 'UpsertModelJob<{TypeName}>', 'FinalJob', 'constructorJob'];
const verbs = ['Started ({Attempt}) {CorrelationId}', 'Succeeded {CorrelationId}', 'Deleted', 'Payload {Payload}', ''];
const fieldNames =
  '@timestamp @t @mt @m @r @x app app.@mt app.Attempt message cf cf.app kubernetes kubernetes.pod.name syslog_proc level __proto__ constructor'.split(
    ' '
  );

const iso = (ms: number): string => new Date(ms).toISOString();

/** Sets a field as JSON would: also `__proto__` becomes the object's own. */
function set(source: Source, name: string, value: unknown): void {
  Object.defineProperty(source, name, { value, enumerable: true, configurable: true, writable: true });
}

const attemptOf = (random: Random): unknown =>
  random.pick<unknown>([
    '1/24',
    '24/24',
    '25/24',
    '9999/9999',
    '0/24',
    '-1/24',
    '3/0',
    'x/24',
    '1/24\n',
    7,
    null,
    hostileValue(random),
  ]);

/** A job's, Hangfire's or the mailer's event whose properties hold what they should not. */
function hostileEvent(random: Random): Source {
  const text = () => hostileValue(random);
  const ids = {
    CorrelationId: text(),
    Id: text(),
    TypeName: text(),
    Payload: `${PAYLOAD_CANARY} ${hostileText(random)}`,
  };
  switch (random.integer(0, 4)) {
    case 0:
    case 1:
      return {
        '@mt': `${random.pick(jobNames)} - ${random.pick(verbs)}`,
        SourceContext: random.pick<unknown>(['GetIntoTeachingApi.Jobs.UpsertCandidateJob', undefined, text()]),
        Attempt: attemptOf(random),
        ...ids,
      };
    case 2:
      return {
        '@mt': '{State:l}',
        State: random.pick<unknown>([
          `Failed to process the job '${hostileText(random)}': an exception occurred. Retry attempt ${random.integer(0, 9999)} of 24 will be performed in ${random.pick(['01:00:00', '9999999999999999.23:59:59', '00:00:00', '99:99:99'])}.`,
          `Failed to process the job '${random.integer(1, 9)}': an exception occurred. Job was automatically deleted because the retry attempt count exceeded ${random.integer(0, 9999)}.`,
          "Recurring job 'x' can't be scheduled due to an error and will be disabled.",
          text(),
        ]),
        '@x': random.pick<unknown>([`System.Exception: ${hostileText(random)}\n   at ${hostileText(random)}`, text()]),
        SourceContext: 'Hangfire.AutomaticRetryAttribute',
      };
    case 3:
      return {
        '@mt': 'NotifyService - Sending Email ({Template})',
        Template: random.pick<unknown>(['CandidateRegistrationFailedEmail', text()]),
        SourceContext: 'GetIntoTeachingApi.Services.NotifyService',
      };
    default:
      return { '@mt': hostileText(random), '@m': text(), '@r': text(), State: text(), SourceContext: text() };
  }
}

/** A document whose place and time are sound, and whose event is not: it reaches the depths of the analysis. */
function hostileDocument(random: Random, app: string, atMs: number): Source {
  const event: Source = { '@t': random.chance(0.9) ? iso(atMs) : hostileTime(random), ...hostileEvent(random) };
  const source: Source = {
    '@timestamp': random.chance(0.95) ? iso(atMs) : hostileTime(random),
    cf: { app: random.chance(0.9) ? app : hostileValue(random) },
    syslog_proc: random.chance(0.5) ? '[APP/PROC/WEB/0]' : hostileValue(random),
  };
  switch (random.integer(0, 3)) {
    case 0:
      return { ...source, app: event };
    case 1:
      return { ...source, ...event };
    case 2:
      return {
        ...source,
        message: `[${iso(atMs).slice(11, 19)} WRN] ${hostileText(random)}${String(event['@mt'])} ${hostileText(random)}`,
      };
    default:
      return { ...source, message: withoutDepth(event) };
  }
}

/** As a logger would write it; what is too deep to be written is left out. */
function withoutDepth(event: Source): string {
  try {
    return JSON.stringify(event);
  } catch {
    return '{"@mt":"UpsertCandidateJob - Started"}';
  }
}

/** Any fields with any values. */
function randomDocument(random: Random): Source {
  const source: Source = {};
  for (let fields = random.integer(0, 8); fields > 0; fields--) {
    set(source, random.chance(0.8) ? random.pick(fieldNames) : hostileText(random), hostileValue(random));
  }
  return source;
}

export const strangeDocument = (random: Random, app: string, atMs: number): Source =>
  random.chance(0.7) ? hostileDocument(random, app, atMs) : randomDocument(random);

/** A sound document in which something was broken, moved or taken away. */
export function mutated(random: Random, sound: Readonly<Source>, other: Readonly<Source>): Source {
  const source = { ...sound };
  const names = Object.keys(source);
  const name = random.pick(names);
  const { message } = source;
  switch (random.integer(0, 6)) {
    case 0:
      delete source[name];
      return source;
    case 1:
      set(source, name, hostileValue(random));
      return source;
    case 2:
      source['@timestamp'] = hostileTime(random);
      return source;
    case 3:
      set(source, name, other[name]);
      return source;
    case 4:
      set(source, hostileText(random), hostileValue(random));
      return source;
    default:
      return typeof message === 'string' ? { ...source, message: broken(random, message) } : source;
  }
}

/** A text that was cut off, doubled, or into which something was put. */
function broken(random: Random, text: string): string {
  const at = random.integer(0, text.length);
  switch (random.integer(0, 4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(at);
    case 2:
      return text + text;
    case 3:
      return text.slice(0, at) + JSON.stringify(hostileText(random)).slice(1, -1) + text.slice(at);
    default:
      return text.slice(0, at) + hostileText(random) + text.slice(Math.min(text.length, at + random.integer(0, 40)));
  }
}
