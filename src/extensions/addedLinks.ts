import {
  isDateTime,
  PluginExtensionAddedLinkConfig,
  PluginExtensionPanelContext,
  PluginExtensionPoints,
  RawTimeRange,
} from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { APP_ID, GrafanaContext, appPagePath } from '../domain/links/grafanaLinks';

const HOUR_MS = 3_600_000;
// 24 retries an hour apart, each a little late, and the first attempt.
const CHAIN_HOURS = 26;
// Of an alert that has been firing for weeks, the lines of its beginning are too many to read.
const LONGEST_MS = 7 * 24 * HOUR_MS;

const ABOUT_JOBS = /hangfire|failed[\s_-]?jobs?\b/i;
const JOB_TYPE = /(?<![\w.])[A-Z]\w{0,80}Job(?:<[^<>]{1,80}>)?(?!\w)/;
const ALL_APPS = '$__all';
const OUR_PANEL = 'dfe-jobtimeline-panel';

/** What Grafana tells of an alert rule; versions differ in what they leave out. */
interface RuleContext {
  name?: string;
  expression?: string;
  query?: string;
  labels?: Readonly<Record<string, string>>;
  annotations?: Readonly<Record<string, string>>;
}

interface InstanceContext {
  rule?: RuleContext;
  instance?: { activeAt?: string; labels?: Readonly<Record<string, string>> };
}

type Link = { path: string } | undefined;

/**
 * Path of a page. Grafana takes only what begins with the app's own path and a slash.
 * @param segments of the page, not encoded
 */
function pathOf(segments: readonly string[], context: GrafanaContext): string {
  const path = appPagePath(segments, context);
  return segments.length > 0 ? path : path.replace(`/a/${APP_ID}`, `/a/${APP_ID}/`);
}

/** The page of the job type that the texts name, or the first page. */
function jobPath(texts: readonly string[], context: GrafanaContext): string {
  const jobType = texts.map((text) => JOB_TYPE.exec(text)?.[0]).find((found) => found !== undefined);
  return pathOf(jobType === undefined ? [] : ['jobs', jobType], context);
}

const appOfLabels = (labels: Readonly<Record<string, string>>): string => labels.app ?? labels.App ?? '';

/** App and range of the page that is open, as its address has them. */
function openContext(): GrafanaContext {
  const search = locationService.getSearch();
  const apps = search.getAll('var-App');
  const [app = ''] = apps.length === 1 && apps[0] !== ALL_APPS ? apps : [];
  return { app, from: search.get('from') ?? '', to: search.get('to') ?? '' };
}

const rangeText = (time: RawTimeRange['from']): string => (isDateTime(time) ? String(time.valueOf()) : time);

/** For our own panel and for those that draw Hangfire's metrics: the same range and app. */
export function panelLink(context?: Partial<PluginExtensionPanelContext>): Link {
  const { pluginId = '', title = '', timeRange, targets = [] } = context ?? {};
  if (pluginId !== OUR_PANEL && !ABOUT_JOBS.test(title) && !ABOUT_JOBS.test(JSON.stringify(targets))) {
    return undefined;
  }
  const range = timeRange ? { from: rangeText(timeRange.from), to: rangeText(timeRange.to) } : {};
  return { path: jobPath([title], { ...openContext(), ...range }) };
}

const textsOf = ({ name = '', expression = '', query = '', labels = {}, annotations = {} }: RuleContext): string[] => [
  ...Object.values(labels),
  name,
  expression,
  query,
  ...Object.values(annotations),
];

/** For a rule about Hangfire's jobs: the time that one job's retries take, up to now. */
export function ruleLink(context?: RuleContext): Link {
  const texts = textsOf(context ?? {});
  return texts.some((text) => ABOUT_JOBS.test(text))
    ? { path: jobPath(texts, { app: appOfLabels(context?.labels ?? {}), from: `now-${CHAIN_HOURS}h`, to: 'now' }) }
    : undefined;
}

/**
 * For a firing alert about Hangfire's jobs: from the time that the retries of the job that set it off began, up to now.
 * @param nowMs ms since the epoch
 */
export function instanceLink({ rule = {}, instance = {} }: InstanceContext, nowMs: number): Link {
  const labels = { ...rule.labels, ...instance.labels };
  const texts = textsOf({ ...rule, labels });
  if (!texts.some((text) => ABOUT_JOBS.test(text))) {
    return undefined;
  }
  const activeMs = Date.parse(instance.activeAt ?? '');
  // A pending alert has the year 1 for "never".
  const isKnown = activeMs > 0 && activeMs <= nowMs;
  const from = isKnown ? String(Math.max(activeMs - CHAIN_HOURS * HOUR_MS, nowMs - LONGEST_MS)) : `now-${CHAIN_HOURS}h`;
  return { path: jobPath(texts, { app: appOfLabels(labels), from, to: 'now' }) };
}

const firstPage = pathOf([], { app: '', from: '', to: '' });

/** Grafana's context is what its version makes it: a reading of ours that fails leaves the link out and breaks no menu. */
function link<Context extends object>(
  title: string,
  description: string,
  target: PluginExtensionPoints,
  linkOf: (context: Readonly<Context> | undefined) => Link
): PluginExtensionAddedLinkConfig {
  const configure = (context: object | undefined): Link => {
    try {
      return linkOf(context as Readonly<Context> | undefined);
    } catch {
      return undefined;
    }
  };
  return { title, description, targets: [target], path: firstPage, icon: 'exclamation-triangle', configure };
}

/** Where the app adds itself to Grafana. Titles, descriptions and targets stand in plugin.json too, which Grafana reads first. */
export const addedLinks = [
  link(
    'Open in Failed Jobs',
    'Which jobs are failing, what is lost and what to do, in this panel’s range.',
    PluginExtensionPoints.DashboardPanelMenu,
    panelLink
  ),
  link<RuleContext>(
    'Show the failed jobs',
    'Which jobs are failing, what is lost and what to do.',
    PluginExtensionPoints.AlertingAlertingRuleAction,
    ruleLink
  ),
  link<InstanceContext>(
    'Show the failed jobs behind this alert',
    'Which jobs are failing, what is lost and what to do, since before this alert fired.',
    PluginExtensionPoints.AlertInstanceAction,
    (context) => instanceLink(context ?? {}, Date.now())
  ),
  link(
    'Failed Jobs: what needs you',
    'Which background jobs are failing, what is lost and what to do.',
    PluginExtensionPoints.CommandPalette,
    () => ({ path: pathOf([], openContext()) })
  ),
  link(
    'Failed Jobs: what was lost',
    'Every background job that is lost for good, for those who must recreate the data.',
    PluginExtensionPoints.CommandPalette,
    () => ({ path: pathOf(['losses'], openContext()) })
  ),
  link(
    'Failed Jobs: the runbook',
    'The rules and steps that verdicts on background jobs are made by.',
    PluginExtensionPoints.CommandPalette,
    () => ({ path: pathOf(['runbook'], openContext()) })
  ),
];
