import type { Clock } from './clock';
import type { Failure } from './exceptions';
import { Hangfire } from './hangfire';
import type { Job } from './job';
import type { JobType } from './jobType';
import type { JobLine, Value } from './logEvent';
import { ended, failed, type Performance } from './performance';
import type { World } from './perform';
import { HOUR_MS, MINUTE_MS, spanAt, type Plan } from './plan';
import type { Random } from './random';

/**
 * An invented service that is not the Get into Teaching API: it sells tickets. Its tasks have other names, classes and lines,
 * and Hangfire's own ten retries with growing delays. What its lines say is what its settings name: see ticket-office.settings.json.
 */

const NAMESPACE = 'TicketOffice.Tasks';
/** The filter that writes the lines of every task, as many services have one. */
const LOGGER = 'TicketOffice.Infrastructure.TaskLog';

const task = (name: string, className: string, rest: Partial<JobType> = {}): JobType => ({
  name,
  className,
  runbookClass: 'unlisted',
  countsAttempts: false,
  whenPaused: 'runs',
  crm: 'writes',
  retried: true,
  medianMs: 600,
  sigma: 0.4,
  frames: [],
  ...rest,
});

const sendTicket = task('send-ticket', 'TicketSender');
const refund = task('refund', 'RefundPayment', { medianMs: 900 });
const importTimetable = task('import-timetable', 'TimetableImport', {
  runbookClass: 'sync',
  crm: 'reads',
  medianMs: 4_000,
});
const closeTills = task('close-tills', 'TillClosing', { crm: 'none', medianMs: 250 });

/** A refund that the bank refuses is given up by the task itself, at this try. */
const LAST_REFUND_TRY = 3;

/** Hangfire's own delay after a failure. Source: AutomaticRetryAttribute.SecondsToDelay. */
export function growingDelayMs(failures: number, random: Random): number {
  return ((failures - 1) ** 4 + 15 + random.integer(0, 29) * failures) * 1000;
}

/** The least that it can be. */
export const leastGrowingDelayMs = (failures: number): number => ((failures - 1) ** 4 + 15) * 1000;

const failure = (error: string, frames: readonly string[]): Failure => ({
  error,
  text: [error, ...frames.map((frame) => `   at ${frame}`)].join('\n'),
});

const gatewayDown = ({ className }: JobType): Failure =>
  failure('System.Net.Http.HttpRequestException: Connection refused (gateway.example.test:443)', [
    'System.Net.Http.HttpConnectionPool.ConnectToTcpHostAsync(String host, Int32 port)',
    'TicketOffice.Gateways.Gateway.PostAsync(Message message) in /source/Gateways/Gateway.cs:line 41',
    `${NAMESPACE}.${className}.ExecuteAsync(Guid id) in /source/Tasks/${className}.cs:line 28`,
  ]);

const bankRefuses = (): Failure =>
  failure('System.InvalidOperationException: The bank refuses the refund', [
    `${NAMESPACE}.RefundPayment.ExecuteAsync(Guid id) in /source/Tasks/RefundPayment.cs:line 33`,
  ]);

/** One execution of a task. */
export function performTask({ plan, random }: World, job: Job, n: number, startMs: number): Performance {
  const { type } = job;
  const say = (atMs: number, text: string, properties: Record<string, Value> = {}): JobLine => ({
    atMs,
    source: LOGGER,
    template: `Task {Task} ${text}`,
    properties: { Task: type.name, JobId: String(job.id), ...properties },
  });
  const endMs = startMs + Math.max(40, random.logNormal(type.medianMs, type.sigma));
  const lines = [say(startMs, 'begins as job {JobId}, try {Try}', { Try: n })];
  if (job.doomed && n >= LAST_REFUND_TRY) {
    return ended([...lines, say(endMs, 'is abandoned as job {JobId}')], true, 'deleted', endMs);
  }
  const trouble = job.doomed
    ? bankRefuses()
    : type.crm !== 'none' && spanAt(plan, 'down', startMs)
      ? gatewayDown(type)
      : null;
  if (trouble) {
    const reason = { Reason: trouble.error.slice(trouble.error.indexOf(': ') + 2) };
    const said = { ...say(endMs - 0.4, 'broke as job {JobId}: {Reason}', reason), level: 'Error' as const };
    return failed([...lines, said], true, endMs, trouble);
  }
  const elapsed = Math.round(endMs - startMs);
  return ended(
    [...lines, say(endMs, 'is done as job {JobId} after {Elapsed} ms', { Elapsed: elapsed })],
    true,
    'succeeded',
    endMs
  );
}

/** The tasks that the clock and the customers ask for. */
export function scheduleTasks(hangfire: Hangfire, clock: Clock, plan: Plan, random: Random): void {
  const ask = (type: JobType, rest: Partial<Job> = {}) => {
    const by = hangfire.anyInstance();
    if (by) {
      hangfire.enqueue({ type, ...rest }, by);
    }
  };
  const endMs = plan.hours * HOUR_MS;
  for (let atMs = 0; atMs < endMs; atMs += 15 * MINUTE_MS) {
    clock.at(atMs + random.between(500, 15_000), () => ask(importTimetable, { recurring: true }));
  }
  for (let atMs = 0; atMs < endMs; atMs += HOUR_MS) {
    clock.at(atMs + random.between(500, 15_000), () => ask(closeTills, { recurring: true }));
  }
  for (let left = plan.signUpsPerDay; left > 0; left -= 1) {
    clock.at(random.between(0, endMs), () => ask(sendTicket));
  }
  for (let left = Math.ceil(plan.signUpsPerDay / 10); left > 0; left -= 1) {
    clock.at(random.between(0, endMs), () => ask(refund));
  }
  plan.doomedSignUpsMs.forEach((atMs) => clock.at(atMs, () => ask(refund, { doomed: true })));
}
