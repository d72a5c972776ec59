import { TimeSpan } from '../../domain/coverage';
import { Attempt, Run } from '../../domain/jobs/run';
import { kibanaLink } from '../../domain/links/kibanaLink';
import { sentryLink } from '../../domain/links/sentryLink';
import { Mark } from '../../domain/timeline/runMarks';
import { AppSettings } from '../../settings/settings';
import { PageLinks } from '../pageLinks';

export interface RunLink {
  text: string;
  href: string;
  /** A page of ours, or another place, which opens beside it. */
  leads: 'on' | 'out';
}

/** Addresses of what some attempts were read from: their lines in Kibana, and errors of their kind in Sentry. */
export function attemptLinks(
  { kibana, sentry, fields }: AppSettings,
  app: string,
  attempts: readonly Attempt[]
): RunLink[] {
  const times = attempts.flatMap(({ startedAtMs, endedAtMs }) => [startedAtMs, endedAtMs]).filter((ms) => ms !== null);
  if (times.length === 0) {
    return [];
  }
  const span: TimeSpan = { fromMs: Math.min(...times), toMs: Math.max(...times) };
  const lineIds = attempts.flatMap((attempt) => attempt.lineIds);
  const error = [...attempts].reverse().find((attempt) => attempt.error)?.error ?? null;
  const links = [
    { text: 'Kibana', href: kibanaLink(kibana, { app, appFields: fields.app, span, phrases: [], lineIds }) },
    { text: 'Sentry', href: error && sentryLink(sentry, span, error.type) },
  ];
  return links.flatMap(({ text, href }) => (href === null ? [] : [{ text, href, leads: 'out' }]));
}

/** The links of a run in the timeline: to its page, and to what some of its marks were read from. */
export const runLinks =
  (settings: AppSettings, app: string, pages: PageLinks) =>
  (run: Run, marks: readonly Mark[]): RunLink[] => {
    const attempts = marks.flatMap(({ attempt }) => (attempt ? [attempt] : []));
    return [{ text: 'Open run', href: pages.run(run), leads: 'on' }, ...attemptLinks(settings, app, attempts)];
  };
