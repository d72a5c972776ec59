import { TimeSpan } from '../../domain/coverage';
import { Attempt } from '../../domain/jobs/run';
import { kibanaLink } from '../../domain/links/kibanaLink';
import { sentryLink } from '../../domain/links/sentryLink';
import { Mark } from '../../domain/timeline/runMarks';
import { AppSettings } from '../../settings/settings';

export interface RunLink {
  text: string;
  href: string;
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
  return links.flatMap(({ text, href }) => (href === null ? [] : [{ text, href }]));
}

/** The links of marks in the timeline. */
export const runLinks =
  (settings: AppSettings, app: string) =>
  (marks: readonly Mark[]): RunLink[] =>
    attemptLinks(
      settings,
      app,
      marks.flatMap(({ attempt }) => (attempt ? [attempt] : []))
    );
