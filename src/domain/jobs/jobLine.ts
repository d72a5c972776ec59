import { AttemptError, JobEventKind } from './jobEvent';
import { UNKNOWN_MODEL, baseName } from './jobCatalogue';
import { ServiceLines, apiLines } from './serviceLines';
import { payloadHash } from './payloadHash';
import { ownText, remembered, sharedText } from './texts';

/** What a job's own line says, before time and place are known. */
export interface JobLineFacts {
  kind: JobEventKind;
  jobType: string;
  attempt: number | null;
  maxAttempts: number | null;
  correlationId?: string | null;
  entityId?: string | null;
  payloadHash?: number;
  hangfireJobId?: string;
  error?: AttemptError;
}

/** `loose`: a job's line that cannot be used as it stands, and why. */
export type JobLineReading =
  { is: 'event'; facts: JobLineFacts } | { is: 'loose'; kind: JobEventKind; jobType: string; reason: string };

export type Properties = Readonly<Record<string, unknown>>;

interface Shape {
  /** Job name as written: `UpsertModelJob<{TypeName}>` in a template, `UpsertModelJob<PhoneCall>` in a text. */
  name: string;
  kind: JobEventKind;
  /** What stands behind the verb. */
  rest: string;
}

// `Successfully saved ContactChannelCreations for CandidateId <guid>`: one line a channel, all of one candidate
const CHANNEL_CANDIDATE = /for CandidateId ([\w-]{1,64})/;
const CHANNEL_OUTCOME =
  /^\S{1,42}: "?(?:Successfully saved ContactChannelCreations|Model not preserved|\{LogMessage\})/;

function kindOf(name: string, text: string): JobEventKind {
  const word = /^[A-Za-z]+/.exec(text)?.[0];
  switch (word) {
    case 'Started':
      return 'started';
    case 'Payload':
      return 'payload';
    case 'Succeeded':
      return 'succeeded';
    case 'Deleted':
      return 'deleted';
    case 'Deduplicating':
      return 'deduplicated';
    case 'Skipping':
      return 'skipped';
    default:
      // UpsertContactCreationChannelsJob never says Succeeded: it says what became of each channel.
      return name === 'UpsertContactCreationChannelsJob' && CHANNEL_OUTCOME.test(text) ? 'succeeded' : 'progress';
  }
}

function readShape(text: string, { jobLine }: ServiceLines): Shape | null {
  const match = jobLine.exec(text);
  if (!match) {
    return null;
  }
  const name = match[1] as string;
  const behind = match[2] as string;
  return { name: sharedText(name.replaceAll('"', '')), kind: kindOf(name, behind), rest: behind };
}

const ATTEMPT = /^(\d{1,4})\/(\d{1,4})$/;

/** `3/24` → numbers; null: no such thing, or nothing that can be an attempt (`0/24`, `x/24`). */
const readAttempt = remembered((text): { attempt: number; maxAttempts: number } | null => {
  const match = text.length < 16 ? ATTEMPT.exec(text.trim()) : null;
  const attempt = Number(match?.[1]);
  const maxAttempts = Number(match?.[2]);
  // One above the maximum happens: attempt 24 threw before it could give up. Two above happen after a pause.
  return attempt >= 1 && maxAttempts >= 1 && attempt <= maxAttempts + 2 ? { attempt, maxAttempts } : null;
});

/** An id as a property gives it; null: there is none, though there could be. */
const asId = (raw: unknown): string | null | undefined => {
  if (raw === undefined) {
    return undefined;
  }
  return typeof raw === 'string' && raw !== '' && raw !== 'null' && raw.length <= 200 ? raw : null;
};

/** An id that was cut out of a text, which it must not keep alive. */
const cutId = (part: string | undefined): string | null | undefined => asId(part === undefined ? part : ownText(part));

const isTypeName = (raw: unknown): raw is string => typeof raw === 'string' && /^[\w.]{1,80}$/.test(raw);

/** What all lines of a template have in common. */
interface Template {
  shape: Shape;
  /** The job type as far as the template tells it, if the rest is in the property `TypeName`. */
  baseType: string | null;
  isNumbered: boolean;
}

function newTemplate(text: string, lines: ServiceLines): Template | null {
  const shape = readShape(text, lines);
  return (
    shape && {
      shape,
      baseType: shape.name.includes('{') ? baseName(shape.name) : null,
      isNumbered: text.includes('{Attempt}'),
    }
  );
}

const readersOf = new WeakMap<ServiceLines, (text: string) => Template | null>();

/** Templates are few and repeat, within one service. */
function readTemplate(text: string, lines: ServiceLines): Template | null {
  let reader = readersOf.get(lines);
  if (!reader) {
    reader = remembered((template) => newTemplate(template, lines));
    readersOf.set(lines, reader);
  }
  return reader(text);
}

/** What a line says beside its kind, type and attempt. */
type LineIds = Pick<JobLineFacts, 'correlationId' | 'entityId' | 'payloadHash'>;

function build({ kind }: Shape, jobType: string, rawAttempt: unknown, ids: LineIds): JobLineReading {
  const attempt = typeof rawAttempt === 'string' ? readAttempt(rawAttempt) : null;
  if (rawAttempt !== undefined && attempt === null) {
    return {
      is: 'loose',
      kind,
      jobType,
      reason: `attempt number cannot be read: ${typeof rawAttempt === 'string' ? rawAttempt.slice(0, 40) : typeof rawAttempt}`,
    };
  }
  return {
    is: 'event',
    facts: {
      kind,
      jobType,
      attempt: attempt?.attempt ?? null,
      maxAttempts: attempt?.maxAttempts ?? null,
      correlationId: ids.correlationId,
      entityId: ids.entityId,
      payloadHash: ids.payloadHash,
    },
  };
}

/**
 * Reads a job's line from its message template and properties (Serilog's compact JSON). Null: not a job's line.
 */
export function readJobTemplate(template: string, properties: Properties, lines = apiLines): JobLineReading | null {
  const known = readTemplate(template, lines);
  if (!known) {
    return null;
  }
  const { shape, baseType, isNumbered } = known;
  const jobType = baseType === null ? shape.name : typeOfModel(baseType, properties.TypeName);
  const payload = shape.kind === 'payload' ? (properties.Payload ?? properties.ScheduledAt) : undefined;
  return build(shape, jobType, isNumbered ? (properties.Attempt ?? 'missing') : undefined, {
    correlationId: asId(properties.CorrelationId),
    entityId: asId(properties.Id) ?? candidateOf(properties.LogMessage),
    payloadHash: typeof payload === 'string' ? payloadHash(payload) : undefined,
  });
}

const typeOfModel = (baseType: string, model: unknown): string =>
  sharedText(`${baseType}<${isTypeName(model) ? model : UNKNOWN_MODEL}>`);

function candidateOf(outcome: unknown): string | undefined {
  const id = typeof outcome === 'string' ? CHANNEL_CANDIDATE.exec(outcome)?.[1] : undefined;
  return id === undefined ? undefined : ownText(id);
}

// `Started (3/24) CID-1b2c`, `Started ("3/24") "CID-1b2c"`, `Started (3/24)`; anything in the parentheses is shown to readAttempt
const STARTED = /^Started(?: \("?([^()"]{0,40})"?\))?(?: "?([^\s"]+)"?)?\s*$/;
// `Succeeded - 0f3c… CID-1b2c`, `Started - C123456`
const WITH_ID = /^(?:Started|Succeeded) - "?([^\s"]+)"?(?: "?([^\s"]+)"?)?\s*$/;
const IN_PARENTHESES = /^(?:Deleted|Deduplicating) \("?([^()"\s]*)"?\)\s*$/;
const TRAILING_ID = / "?(CID-[\w-]{1,120}|null)"?$/;

/** `Payload {…} CID-1b2c`: the correlation id comes last, behind the payload's JSON. */
function readPayloadText(rest: string): { payload: string; id: string | undefined } {
  const text = rest.slice('Payload '.length).trimEnd();
  // Payloads may be long: the id is looked for at the end only.
  const match = TRAILING_ID.exec(text.slice(-200));
  return match ? { payload: text.slice(0, -match[0].length), id: match[1] } : { payload: text, id: undefined };
}

/** Reads a job's line from rendered text, quoted or bare. Null: not a job's line. */
export function readJobText(text: string, lines = apiLines): JobLineReading | null {
  const shape = readShape(text, lines);
  if (!shape) {
    return null;
  }
  const { name, kind, rest } = shape;
  const isCandidate = name === 'UpsertCandidateJob';
  switch (kind) {
    case 'started': {
      const withId = WITH_ID.exec(rest);
      if (withId) {
        return build(shape, name, undefined, { entityId: cutId(withId[1]) });
      }
      const started = STARTED.exec(rest);
      const correlationId = isCandidate ? cutId(started?.[2]) : undefined;
      return build(shape, name, started?.[1], correlationId === undefined ? {} : { correlationId });
    }
    case 'succeeded': {
      const withId = WITH_ID.exec(rest);
      const entityId = withId ? cutId(withId[1]) : candidateOf(rest);
      return build(shape, name, undefined, {
        ...(entityId !== undefined && { entityId }),
        ...(isCandidate && withId?.[2] !== undefined && { correlationId: cutId(withId[2]) }),
      });
    }
    case 'deleted':
    case 'deduplicated': {
      const id = IN_PARENTHESES.exec(rest)?.[1];
      return build(shape, name, undefined, id === undefined ? {} : { correlationId: cutId(id) });
    }
    case 'payload': {
      const { payload, id } = readPayloadText(rest);
      return build(shape, name, undefined, {
        payloadHash: payloadHash(payload),
        ...(isCandidate && id !== undefined && { correlationId: cutId(id) }),
      });
    }
    default:
      return build(shape, name, undefined, {});
  }
}
