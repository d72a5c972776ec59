import { generateDay, type Day, type DayOptions } from './generateDay';

const days = new Map<string, Day>();

/** A day for tests: little traffic and noise, compact-message on Cloud Foundry; equal wishes share one day. */
export function testDay(wishes: Partial<DayOptions> & Pick<DayOptions, 'scenario'>): Day {
  const options: DayOptions = {
    seed: 11,
    shape: 'compact-message',
    envelope: 'cf',
    trafficPerDay: 40,
    noise: 0.05,
    ...wishes,
  };
  const key = JSON.stringify(options);
  const day = days.get(key) ?? generateDay(options);
  days.set(key, day);
  return day;
}

/** One event of production as a person would read it out of a compact-message document. */
export interface ReadEvent {
  event: Record<string, unknown>;
  template: string;
  source: string;
  process: string;
}

/** Production's events of a compact-message day on Cloud Foundry, each once. */
export function readEvents({ documents, truth }: Day): ReadEvent[] {
  const seen = new Set<string>();
  const events: ReadEvent[] = [];
  for (const { cf, message, syslog_proc } of documents as Array<{
    cf: { app: string };
    message?: string;
    syslog_proc: string;
  }>) {
    if (cf.app === truth.meta.app && message !== undefined && !seen.has(syslog_proc + message)) {
      seen.add(syslog_proc + message);
      const event = JSON.parse(message) as Record<string, unknown>;
      events.push({ event, template: String(event['@mt']), source: String(event.SourceContext), process: syslog_proc });
    }
  }
  return events;
}

/** Hangfire's lines about failures: job id, and the retry that follows or null for the last line of a job. */
export function readFailures(
  events: readonly ReadEvent[]
): Array<{ jobId: string; retry: number | null; text: string }> {
  return events
    .filter(({ source }) => source === 'Hangfire.AutomaticRetryAttribute')
    .map(({ event }) => {
      const text = String(event.State);
      const retry = /Retry attempt (\d+) of/.exec(text)?.[1];
      return { jobId: /job '(\d+)'/.exec(text)![1]!, retry: retry ? Number(retry) : null, text };
    });
}
