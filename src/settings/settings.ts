import * as v from 'valibot';
import { USUAL_MOST_LINES } from '../domain/coverage';
import { apiRetries, jobClasses, lastAttempts } from '../domain/jobs/jobCatalogue';
import { delayAfter } from '../domain/jobs/retryDelays';
import { isLinkable } from '../domain/links/grafanaLinks';
import { kibanaFlavours } from '../domain/links/kibanaLink';
import { defaultLogFields } from '../domain/links/logFields';
import { webAddress } from '../domain/links/webAddress';
import { patternProblem } from '../domain/jobs/linePattern';
import { delayPolicies, services } from '../domain/policy';
import { VerdictId, verdictIds } from '../domain/runbook/verdict';

// Valibot's own actions for these would weigh more in the panel.
const atMost = <T extends { length: number }>(length: number) =>
  v.check<T, string>((value) => value.length <= length, 'is too long');
const like = (pattern: RegExp, message: string) => v.check<string, string>((value) => pattern.test(value), message);

const text = v.pipe(v.string('must be text'), v.trim(), atMost(2000));
// A field's name goes into query text as it stands, so it holds nothing that means something there.
const fieldName = v.pipe(text, like(/^[\w@][\w@.-]*$/, 'must be the name of a field'));
// A keyword is found by the whole of a line only: no word of it would be.
const textField = v.pipe(
  fieldName,
  v.check((name) => !name.endsWith('.keyword'), 'must be the text itself, not its .keyword')
);
const fieldNames = v.pipe(
  v.array(fieldName, 'must be a list of field names'),
  v.check((names) => names.length > 0, 'must name a field')
);
// As it stands in the lines; only such names are looked for.
const jobTypeName = v.pipe(text, like(/^[A-Za-z][\w.-]{0,80}$/, 'must be the name in the lines: UpsertCandidateJob'));
const className = v.pipe(
  text,
  like(/^[A-Za-z_]\w{0,80}(?:[.+][A-Za-z_]\w{0,80}){0,12}$/, 'must be the name of a class: Acme.Jobs.SendInvoice')
);
/** Texts with named groups, none of which any line can make slow: see the domain's `matchPattern`. */
const patternTexts = v.optional(
  v.pipe(
    v.array(
      v.pipe(
        text,
        v.check(
          (pattern) => patternProblem(pattern) === null,
          ({ input }) => patternProblem(String(input)) ?? ''
        )
      ),
      'must be a list of texts'
    ),
    atMost(20)
  ),
  []
);
const baseAddress = v.pipe(
  text,
  v.check((address) => address === '' || webAddress(address) !== null, 'must be an http or https address')
);
const linkAddress = v.pipe(
  text,
  v.check(
    (address) => address === '' || isLinkable(address),
    'must be a path in this Grafana, or an http or https address'
  )
);
const wholeNumber = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return v.pipe(
    v.number(message),
    v.check((value) => Number.isInteger(value) && value >= least && value <= most, message)
  );
};
const oneOf = <Option extends string>(options: readonly Option[]) =>
  v.picklist(options, `must be one of ${options.join(', ')}`);
// A list is an object too, but has no names to set.
const isGroup = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const group = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.custom<object>(isGroup, 'must be a group of settings'), v.object(entries));

const stepTexts = Object.fromEntries(verdictIds.map((id) => [id, v.optional(text, '')])) as Record<
  VerdictId,
  v.OptionalSchema<typeof text, ''>
>;

/** What the settings may be, and what they are where nothing is set: the addresses of the team's runbook. '' switches a link off. */
export const settingsSchema = group({
  /**
   * Whether a file keeps the settings: then the settings page shows them and does not change them. Grafana itself does not
   * tell: it writes what a file says over what was saved, at each start.
   */
  provisioned: v.optional(v.boolean('must be true or false'), false),
  /** Elasticsearch or OpenSearch data source with the logs; '' where Grafana has only one. */
  dataSourceUid: v.optional(text, ''),
  fields: v.optional(
    group({
      /** Fields that may hold the app's name: Cloud Foundry's, then Kubernetes'. */
      app: v.optional(fieldNames, [...defaultLogFields.app]),
      message: v.optional(textField, defaultLogFields.message),
    }),
    {}
  ),
  /** Reading stops when it has so many lines, and says so. */
  maxLines: v.optional(wholeNumber(10_000, 1_000_000), USUAL_MOST_LINES),
  kibana: v.optional(
    group({
      baseUrl: v.optional(baseAddress, 'https://kibana.logit.io'),
      flavour: v.optional(oneOf(kibanaFlavours), 'legacy'),
      indexPattern: v.optional(text, '8ac115c0-aac1-11e8-88ea-0383c11b333a'),
      columns: v.optional(v.array(fieldName, 'must be a list of field names'), ['message']),
    }),
    {}
  ),
  sentry: v.optional(
    group({
      baseUrl: v.optional(baseAddress, 'https://sentry.io'),
      organisation: v.optional(text, 'dfe-bat'),
      project: v.optional(text, '5276954'),
    }),
    {}
  ),
  /** Whose jobs are known beside those of `jobTypes`. */
  service: v.optional(oneOf(services), 'get-into-teaching'),
  /** Hangfire's global filter, for runs whose lines do not tell. */
  retry: v.optional(
    group({
      /** How often a failed job is retried. */
      limit: v.optional(wholeNumber(0, 1000), apiRetries.retries),
      /** Between two attempts, where that is always the same. */
      delayMinutes: v.optional(wholeNumber(1, 10_080), delayAfter(apiRetries.delays, 1).leastMs / 60_000),
      delays: v.optional(oneOf(delayPolicies), 'steady'),
      /** One by one, in place of the two above; the last goes on. */
      delaysInSeconds: v.optional(
        v.pipe(v.array(wholeNumber(1, 604_800), 'must be a list of seconds'), atMost(100)),
        []
      ),
    }),
    {}
  ),
  /** Job types that are new, or of which something differs from what is known; what is not given stays. */
  jobTypes: v.optional(
    v.array(
      group({
        name: jobTypeName,
        /** .NET class with its namespace, where it is not the name. */
        className: v.optional(className),
        jobClass: v.optional(oneOf(jobClasses)),
        purpose: v.optional(text),
        /** Period of a recurring job; 0: enqueued by others. */
        everyMinutes: v.optional(wholeNumber(0, 44_640)),
        lastAttempt: v.optional(oneOf(lastAttempts)),
        retries: v.optional(wholeNumber(0, 1000)),
        /** Whom to tell, and why. */
        tell: v.optional(text),
      }),
      'must be a list of job types'
    ),
    []
  ),
  /** What the jobs' own lines say, as their templates have it: `{job} begins, attempt {attempt}`. */
  linePatterns: v.optional(
    group({ started: patternTexts, succeeded: patternTexts, failed: patternTexts, deleted: patternTexts }),
    {}
  ),
  /** Steps by rule, in place of ours: Markdown, one step a line. '' keeps ours. */
  steps: v.optional(group(stepTexts), {}),
  runbookUrl: v.optional(
    linkAddress,
    'https://github.com/DFE-Digital/get-into-teaching-api/blob/master/docs/runbooks/failed-jobs.md'
  ),
  dashboardUrl: v.optional(linkAddress, '/d/28EURzZGz/get-into-teaching-api?viewPanel=2'),
});

/** The app's settings, complete and valid. */
export type AppSettings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: AppSettings = v.parse(settingsSchema, {});
