import { LinePattern, patternWords } from './linePattern';

/** What of a job type its lines are told by. */
export interface LineNames {
  /** As its lines name it. */
  name: string;
  /** .NET class without its namespace. */
  className: string;
}

/** How the lines of a service's jobs look: data and patterns that are built once, and what was found by them. */
export interface ServiceLines {
  /** Whether these are the Get into Teaching API's, which also mails candidates. */
  isApi: boolean;
  /** `<Job> - Started`: the name, and what stands behind it. */
  jobLine: RegExp;
  /** The job's own frame in a stack trace: its class. */
  jobFrame: RegExp;
  /** A frame of the service's own code. */
  ownFrame: RegExp;
  /** Words of which each line about a job has one. */
  words: readonly string[];
  /** Whether every line whose template begins with a property is none of a job. */
  beginsWithText: boolean;
  /** Texts of its own beside `<Job> - Started`. */
  patterns: readonly LinePattern[];
  /** Words of which each of its own lines about a failure has one. */
  failureWords: readonly string[];
  /** Whether a logger writes lines of jobs. What users type is logged too: the text alone does not make a job's line. */
  isJobLogger: (context: string) => boolean;
}

const API_JOBS = 'GetIntoTeachingApi.Jobs.';

// What every line about a job has in it, whoever runs it.
const ABOUT_JOBS = ['Job', 'job', 'Hangfire', 'NotifyService', 'Hosting.Lifetime'];

/** The Get into Teaching API's own. */
export const apiLines: ServiceLines = {
  isApi: true,
  jobLine: /^([A-Z]\w{0,80}Job(?:<[^<>]{1,80}>)?) - ([\s\S]*)$/,
  // `   at GetIntoTeachingApi.Jobs.UpsertModelWithCandidateIdJob`1.RunAsync(…)`; async frames: `…Jobs.CrmSyncJob.<RunAsync>d__7.MoveNext()`
  jobFrame: /\bGetIntoTeachingApi\.Jobs\.(\w+?)(?:`\d+)?(?:\[[^\]]*\])?\.(?:<?Run(?:Async)?\b)/,
  ownFrame: /^[ \t]{0,20}at (GetIntoTeachingApi\.[^(\r\n]{1,200})/m,
  words: ABOUT_JOBS,
  beginsWithText: true,
  patterns: [],
  failureWords: [],
  isJobLogger: (context) => context.startsWith(API_JOBS),
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
const anyOf = (texts: readonly string[]): string => [...new Set(texts)].map(escaped).join('|') || '(?!)';

/** The class of a logger or a type's whole name: `Acme.Jobs.Mailer`1` → `Mailer`. */
export function simpleName(fullName: string): string {
  const start = Math.max(fullName.lastIndexOf('.'), fullName.lastIndexOf('+')) + 1;
  const end = fullName.indexOf('`', start);
  return fullName.slice(start, end < 0 ? undefined : end);
}

// A line of JSON may write other characters in another way.
const longestWord = (text: string): string =>
  (text.match(/[A-Za-z0-9]+/g) ?? []).reduce((a, b) => (b.length > a.length ? b : a), '');

/**
 * The lines of a service whose jobs the settings name.
 * @param isApi whether they are the API's, of which the settings name more
 */
export function serviceLines(
  types: readonly LineNames[],
  patterns: readonly LinePattern[],
  isApi: boolean
): ServiceLines {
  const names = types.map(({ name }) => name);
  const classNames = types.map(({ className }) => className);
  const known = new Set(classNames);
  return {
    isApi,
    jobLine: new RegExp(`^([A-Z]\\w{0,80}Job(?:<[^<>]{1,80}>)?|${anyOf(names)}) - ([\\s\\S]*)$`),
    jobFrame: new RegExp(`\\bat (?:\\w+[.+])*(${anyOf(classNames)})(?:\`\\d+)?(?:\\[[^\\]]*\\])?[.+]`),
    ownFrame: isApi
      ? apiLines.ownFrame
      : /^[ \t]{0,20}at ((?!(?:System|Microsoft|Hangfire|Npgsql)\.|lambda_method)[A-Za-z_][^(\r\n]{1,200})/m,
    words: [...ABOUT_JOBS, ...[...names, ...patterns.map(patternWords)].map(longestWord)],
    beginsWithText: patterns.every(({ literals }) => literals[0] !== ''),
    patterns,
    failureWords: patterns.filter(({ kind }) => kind === 'failed' || kind === 'deleted').map(patternWords),
    isJobLogger: (context) => (isApi && context.startsWith(API_JOBS)) || known.has(simpleName(context)),
  };
}
