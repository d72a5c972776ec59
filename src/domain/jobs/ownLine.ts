import { readException } from './exceptionText';
import { JobCatalogue } from './jobCatalogue';
import { JobEventKind } from './jobEvent';
import { JobLineReading, Properties } from './jobLine';
import { GroupTexts, LinePattern, PatternKind, matchPattern } from './linePattern';
import { simpleName } from './serviceLines';
import { ownText, sharedText } from './texts';

/** A pattern that a line matches, and what its groups stand for. */
interface Match {
  pattern: LinePattern;
  texts: GroupTexts;
}

const kinds: Readonly<Record<PatternKind, JobEventKind>> = {
  started: 'started',
  succeeded: 'succeeded',
  failed: 'saidFailed',
  deleted: 'deleted',
};

function findMatch(line: string, patterns: readonly LinePattern[]): Match | null {
  for (const pattern of patterns) {
    const texts = matchPattern(pattern, line);
    if (texts) {
      return { pattern, texts };
    }
  }
  return null;
}

const MOST_TEMPLATES = 1000;
const matches = new WeakMap<readonly LinePattern[], Map<string, Match | null>>();

/** Templates are few and repeat. */
function findInTemplate(template: string, patterns: readonly LinePattern[]): Match | null {
  let known = matches.get(patterns);
  if (!known) {
    known = new Map<string, Match | null>();
    matches.set(patterns, known);
  }
  let match = known.get(template);
  if (match === undefined) {
    match = findMatch(template, patterns);
    if (known.size < MOST_TEMPLATES) {
      known.set(template, match);
    }
  }
  return match;
}

// A group may stand for a property of the template: `{JobName}`, `{@Job}`, `{Attempt:00}`.
const HOLE = /^\{[@$]?(\w+)(?:[,:][^{}]*)?\}$/;

function filled(texts: GroupTexts, properties: Properties): GroupTexts {
  const values = Object.entries(texts).map(([name, text]) => {
    const property = HOLE.exec(text)?.[1];
    const value = property === undefined ? text : properties[property];
    return [name, typeof value === 'string' || typeof value === 'number' ? String(value) : ''];
  });
  return Object.fromEntries(values) as GroupTexts;
}

const unquoted = (text: string | undefined): string => text?.replace(/^"(.*)"$/, '$1') ?? '';

const NAME = /^[\w.+`<>-]{1,120}$/;

/** The job that a line is about: as it names it, else by the class that wrote it. Null: nobody can say. */
function jobTypeOf({ job }: GroupTexts, context: unknown, catalogue: JobCatalogue): string | null {
  const named = unquoted(job);
  if (job === undefined) {
    return typeof context === 'string' ? (catalogue.typeOfClass(simpleName(context)) ?? null) : null;
  }
  if (!NAME.test(named)) {
    return null;
  }
  return catalogue.info(named) ? named : (catalogue.typeOfClass(simpleName(named)) ?? named);
}

/** Number of the attempt, from 1; null: the line tells none; undefined: what it tells is none. */
function attemptOf({ attempt, retry }: GroupTexts): number | null | undefined {
  const text = unquoted(attempt ?? retry);
  if (attempt === undefined && retry === undefined) {
    return null;
  }
  const n = /^\d{1,4}$/.test(text) ? Number(text) + (attempt === undefined ? 1 : 0) : 0;
  return n >= 1 ? n : undefined;
}

function readMatch(
  { pattern, texts }: Match,
  context: unknown,
  exception: string | null,
  catalogue: JobCatalogue
): JobLineReading | null {
  const name = jobTypeOf(texts, context, catalogue);
  if (name === null) {
    return null;
  }
  const jobType = sharedText(name);
  const kind = kinds[pattern.kind];
  const attempt = attemptOf(texts);
  if (attempt === undefined) {
    return { is: 'loose', kind, jobType, reason: 'attempt number cannot be read' };
  }
  const id = unquoted(texts['jobId']);
  const error = kind === 'saidFailed' && exception !== null ? readException(exception, catalogue).error : undefined;
  const facts = { kind, jobType, attempt, maxAttempts: null, error };
  return { is: 'event', facts: /^[^\s']{1,64}$/.test(id) ? { ...facts, hangfireJobId: ownText(id) } : facts };
}

/**
 * Reads a job's line that a pattern of the settings finds, from its template and properties: what users type is a property's
 * value, and no pattern looks into that. Null: none finds it.
 */
export function readOwnTemplate(
  template: string,
  properties: Properties,
  catalogue: JobCatalogue
): JobLineReading | null {
  const match = findInTemplate(template, catalogue.lines.patterns);
  const { SourceContext: context, '@x': exception } = properties;
  return (
    match &&
    readMatch(
      { ...match, texts: filled(match.texts, properties) },
      context,
      typeof exception === 'string' ? exception : null,
      catalogue
    )
  );
}

/** The same from rendered text, whose strings may stand in quotes. */
export function readOwnText(
  text: string,
  context: unknown,
  exception: string | null,
  catalogue: JobCatalogue
): JobLineReading | null {
  const match = findMatch(text, catalogue.lines.patterns);
  return match && readMatch(match, context, exception, catalogue);
}
