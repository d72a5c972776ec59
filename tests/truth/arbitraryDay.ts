/**
 * Random days for property tests: realistic stories of jobs that overlap at random, and lines without any sense.
 */
import fc from 'fast-check';
import { LogDocument } from '../../src/domain/jobs/logDocument';
import { EVERY_MS, LogDay, at, clock, day, lockTimeout, paused, thrownBy } from './logDay';
import { Shape, flatten, reshape, shapes, toKubernetes } from './reshape';

const CANDIDATE = 'UpsertCandidateJob';
const CHILD = 'UpsertModelJob<PhoneCall>';
const later = (time: string, ms: number): string => clock(at(time) + ms);

/** Something that happens to one job from a moment on; `key` makes its ids its own. */
type Story = (log: LogDay, time: string, key: string, tries: number) => void;

const ends: Record<string, Story> = {
  saved: (log, time, key, tries) => {
    log.failing(CANDIDATE, time, { job: key, cid: `CID-${key}`, to: tries });
    const next = later(time, tries * EVERY_MS);
    log.started(CANDIDATE, next, { attempt: `${tries + 1}/24`, cid: `CID-${key}` });
    log.succeeded(CANDIDATE, later(next, 900), { cid: `CID-${key}` });
  },
  waits: (log, time, key, tries) => {
    log.failing(CANDIDATE, time, { job: key, cid: `CID-${key}`, from: 24 - tries, to: 23 });
  },
  lost: (log, time, key, tries) => {
    const from = 24 - tries;
    log.failing(CANDIDATE, time, { job: key, cid: `CID-${key}`, from, to: 23 });
    const last = later(time, tries * EVERY_MS);
    log.started(CANDIDATE, last, { attempt: '24/24', cid: `CID-${key}` });
    log.mail(later(last, 5)).deleted(CANDIDATE, later(last, 20), `CID-${key}`);
  },
  lostUntried: (log, time, key, tries) => {
    log.failing(CANDIDATE, time, { job: key, from: 24 - tries, to: 23, exception: paused(CANDIDATE), silent: true });
    const last = later(time, tries * EVERY_MS);
    log.started(CANDIDATE, last, { attempt: '24/24', cid: null }).deleted(CANDIDATE, later(last, 20), null);
  },
  childLost: (log, time, key, tries) => {
    for (let n = 25 - tries; n <= 24; n++) {
      const start = later(time, (n - 25 + tries) * EVERY_MS);
      log.started(CHILD, start, { attempt: `${n}/24` }).payload(CHILD, start, `{"id":"${key}"}`);
      log.failed(later(start, 1000), { job: key, retry: n, exception: thrownBy('UpsertModelWithCandidateIdJob`1') });
    }
    const last = later(time, tries * EVERY_MS);
    log.started(CHILD, last, { attempt: '25/24' }).payload(CHILD, last, `{"id":"${key}"}`);
    log.deletedByHangfire(later(last, 700), { job: key, exception: thrownBy('UpsertModelWithCandidateIdJob`1') });
  },
  syncFails: (log, time, key, tries) => {
    log.started('CrmSyncJob', time).failed(later(time, 800), { job: key, retry: tries, class: 'CrmSyncJob' });
    log.started('CrmSyncJob', later(time, EVERY_MS)).succeeded('CrmSyncJob', later(time, EVERY_MS + 2000));
  },
  locked: (log, time, key) => {
    log.failed(time, { job: key, retry: 1, exception: lockTimeout('CrmSyncJob.RunAsync') });
  },
  nameless: (log, time, key, tries) => {
    log.failed(time, { job: key, retry: tries });
  },
  restarted: (log, time, key) => {
    log.started(CANDIDATE, time, { attempt: '1/24', cid: `CID-${key}` });
    log.stopping(later(time, 500)).requeued(later(time, 900), key).announced(later(time, 20_000));
    log.started(CANDIDATE, later(time, 30_000), { attempt: '1/24', cid: `CID-${key}` });
    log.succeeded(CANDIDATE, later(time, 31_000), { cid: `CID-${key}` });
  },
  doubled: (log, time, key) => {
    log.started(CANDIDATE, time, { attempt: '1/24', cid: `CID-${key}` });
    log.succeeded(CANDIDATE, later(time, 700), { cid: `CID-${key}` }).deduplicated(later(time, 900), `CID-${key}-2`);
  },
  channels: (log, time, key) => {
    const type = 'UpsertContactCreationChannelsJob';
    log.started(type, time, { attempt: '1/24' }).payload(type, time, `{"c":"${key}"}`);
    log.channel(later(time, 300), key).channel(later(time, 400), key);
  },
  unknown: (log, time) => {
    log.started('MailingListAddMemberJob', time, { attempt: '1/24' });
  },
};

export type StoryName = keyof typeof ends;
export const lossStories: readonly StoryName[] = ['lost', 'lostUntried', 'childLost'];

export interface Happening {
  story: StoryName;
  /** Seconds since midnight. */
  atSecond: number;
  process: string;
  tries: number;
}

interface Bounds {
  /** Most stories of a day. */
  size?: number;
  firstKey?: number;
  latestSecond?: number;
  /** Most attempts that fail. */
  mostTries?: number;
}

/** A day on which stories of the given kinds happen; days with keys of their own can be laid over one another. */
export function arbitraryStories(
  stories: readonly StoryName[] = Object.keys(ends),
  { size = 8, firstKey = 1000, latestSecond = 20 * 3600, mostTries = 4 }: Bounds = {}
): fc.Arbitrary<LogDay> {
  const happening: fc.Arbitrary<Happening> = fc.record({
    story: fc.constantFrom(...stories),
    atSecond: fc.integer({ min: 0, max: latestSecond }),
    process: fc.constantFrom('web-0', 'web-1'),
    tries: fc.integer({ min: 1, max: mostTries }),
  });
  return fc.array(happening, { minLength: 1, maxLength: size }).map((happenings) => {
    const log = day();
    happenings.forEach(({ story, atSecond, process, tries }, index) => {
      const tell = ends[story];
      tell?.(log.on(process), clock(at('00:00:00') + atSecond * 1000), String(firstKey + index), tries);
    });
    return log;
  });
}

const nonsense = fc.record({
  kind: fc.constantFrom(
    'started',
    'payload',
    'succeeded',
    'deleted',
    'failed',
    'deletedByHangfire',
    'error',
    'skipped',
    'dedup',
    'requeued',
    'announced',
    'stopping',
    'mail',
    'mailFailed',
    'channel'
  ),
  jobType: fc.constantFrom(
    CANDIDATE,
    CHILD,
    'UpsertModelJob<TeachingEventRegistration>',
    'CrmSyncJob',
    'UpsertContactCreationChannelsJob'
  ),
  // A coarse clock: many lines of the same moment.
  atSecond: fc.oneof(
    fc.integer({ min: 36_000, max: 36_010 }),
    fc.integer({ min: 39_600, max: 39_620 }),
    fc.integer({ min: 0, max: 86_000 })
  ),
  process: fc.constantFrom('web-0', 'web-1', ''),
  cid: fc.constantFrom('CID-1', 'CID-2', null, undefined),
  job: fc.constantFrom('1', '2', '3'),
  n: fc.integer({ min: 1, max: 25 }),
  named: fc.boolean(),
});

/** Lines of jobs in no sensible order, with ties and contradictions. */
export const arbitraryNonsense: fc.Arbitrary<LogDay> = fc.array(nonsense, { maxLength: 40 }).map((lines) => {
  const log = day();
  for (const { kind, jobType, atSecond, process, cid, job, n, named } of lines) {
    const time = clock(at('00:00:00') + atSecond * 1000);
    const className = named
      ? jobType === CANDIDATE || jobType === 'CrmSyncJob'
        ? jobType
        : 'UpsertModelWithCandidateIdJob`1'
      : undefined;
    log.on(process);
    switch (kind) {
      case 'started':
        log.started(jobType, time, {
          attempt: jobType === 'CrmSyncJob' ? undefined : `${n}/24`,
          cid: jobType === CANDIDATE ? cid : undefined,
        });
        break;
      case 'payload':
        log.payload(jobType, time, `{"p":"${job}"}`, jobType === CANDIDATE ? cid : undefined);
        break;
      case 'succeeded':
        log.succeeded(jobType, time, { cid: jobType === CANDIDATE ? cid : undefined, id: job });
        break;
      case 'deleted':
        log.deleted(jobType, time, jobType === CANDIDATE ? cid : undefined);
        break;
      case 'failed':
        log.failed(time, { job, retry: n, class: className });
        break;
      case 'deletedByHangfire':
        log.deletedByHangfire(time, { job, class: className });
        break;
      case 'error':
        log.failedForGood(time, { job, class: className });
        break;
      case 'skipped':
        log.skipped('CrmSyncJob', time);
        break;
      case 'dedup':
        log.deduplicated(time, cid ?? null);
        break;
      case 'requeued':
        log.requeued(time, job);
        break;
      case 'announced':
        log.announced(time);
        break;
      case 'stopping':
        log.stopping(time);
        break;
      case 'mail':
        log.mail(time);
        break;
      case 'mailFailed':
        log.mailFailed(time);
        break;
      case 'channel':
        log.channel(time, named ? job : null);
        break;
      default:
        kind satisfies never;
    }
  }
  return log;
});

/** A way in which documents can lie in the index. */
export const arbitraryShape: fc.Arbitrary<(documents: readonly LogDocument[]) => LogDocument[]> = fc
  .record({ shape: fc.constantFrom<Shape>(...shapes), isKubernetes: fc.boolean(), isFlat: fc.boolean() })
  .map(({ shape, isKubernetes, isFlat }) => (documents) => {
    const reshaped = reshape(documents, shape);
    const enveloped = isKubernetes ? reshaped.map(toKubernetes) : reshaped;
    return isFlat ? enveloped.map(flatten) : enveloped;
  });

const key = fc.constantFrom(
  '@timestamp',
  '@t',
  '@mt',
  '@m',
  '@x',
  '@r',
  'message',
  'app',
  'cf',
  'State',
  'SourceContext',
  'Attempt',
  'CorrelationId',
  'Payload',
  'TypeName',
  'Id',
  'kubernetes',
  'syslog_proc',
  '__proto__',
  'constructor',
  'app.@mt',
  'cf.app'
);
const telling = fc.constantFrom<unknown>(
  '2026-06-17T10:00:00.000Z',
  'UpsertCandidateJob - Started ({Attempt}) {CorrelationId}',
  'UpsertModelJob<{TypeName}> - Deleted',
  '{State:l}',
  "Failed to process the job '1': an exception occurred. Retry attempt 3 of 24 will be performed in 01:00:00.",
  'GetIntoTeachingApi.Jobs.UpsertCandidateJob',
  'Hangfire.AutomaticRetryAttribute',
  'api',
  { app: 'api' },
  '{"@t":"2026-06-17T10:00:00.000Z","@mt":"CrmSyncJob - Started"}',
  '{"@t":"2026-06-17T10',
  ['CrmSyncJob - Started'],
  '25/24'
);

/** Documents of any content under the names that the product reads. */
export const arbitraryGarbage: fc.Arbitrary<LogDocument[]> = fc
  .array(fc.array(fc.tuple(key, fc.oneof(telling, fc.jsonValue(), fc.string({ unit: 'binary' }))), { maxLength: 8 }), {
    maxLength: 15,
  })
  .map((documents) =>
    documents.map((entries, index) => {
      // As JSON.parse does: even `__proto__` becomes a property of the document's own.
      const text = `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
      return { id: `g${index}`, source: JSON.parse(text) as LogDocument['source'] };
    })
  );
