/**
 * A small language to write the lines of a day by hand, for scenario tests: each method adds one line.
 */
import { AnalyseOptions, analyse } from '../../src/domain/analyse';
import { Gap } from '../../src/domain/coverage';
import { LogDocument } from '../../src/domain/jobs/logDocument';
import { defaultLogFields } from '../../src/domain/links/logFields';
import { Run } from '../../src/domain/jobs/run';
import { apiPolicy } from '../../src/domain/policy';
import { Report } from '../../src/domain/report';
import { Verdict } from '../../src/domain/runbook/verdict';

const JOBS = 'GetIntoTeachingApi.Jobs.';
const DAY = '2026-06-17';
export const APP = 'api';

/** ms (UTC) of a clock time on the day: `10:00:00`, `10:00:00.123`; `34:00:00` is ten o'clock on the day after. */
export function at(time: string): number {
  const [hours = '0', minutes = '0', seconds = '0'] = time.split(':');
  const wholeSeconds = (Number(hours) * 60 + Number(minutes)) * 60;
  return Date.parse(`${DAY}T00:00:00Z`) + wholeSeconds * 1000 + Math.round(Number(seconds) * 1000);
}

/** The clock time of a moment: the opposite of `at`. */
export function clock(timeMs: number): string {
  const ms = timeMs - at('00:00:00');
  const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${part(ms / 3_600_000)}:${part((ms % 3_600_000) / 60_000)}:${part((ms % 60_000) / 1000)}${rest}`;
}

interface Ids {
  /** `n/24` */
  attempt?: string;
  /** CorrelationId; null is logged as null, left out is not logged. */
  cid?: string | null;
  id?: string;
}

interface Failure {
  /** Hangfire's job id. */
  job: string;
  /** Number of the attempt that failed. */
  retry?: number;
  of?: number;
  delay?: string;
  /** Class whose frame stands in the stack trace; none: the job's services could not be built. */
  class?: string;
  exception?: string;
}

const TIMEOUT = 'System.TimeoutException: The CRM did not answer.';

/** The text of an exception that a job's class threw. */
export const thrownBy = (className: string, message = TIMEOUT): string =>
  `${message}\n   at GetIntoTeachingApi.Services.CrmService.Save()\n   at ${JOBS}${className}.Run(String json)`;
export const paused = (jobType: string): string =>
  `System.InvalidOperationException: ${jobType} - Aborting (CRM integration paused).`;
export const lockTimeout = (method: string): string =>
  `Hangfire.PostgreSql.PostgreSqlDistributedLockException: Could not place a lock on the resource 'hangfire_postgres:${method}': Lock timeout.`;
const SERVICES =
  'Dataverse.ConnectionException: no\n   at Hangfire.AspNetCore.AspNetCoreJobActivatorScope.Resolve(Type type)';

const classOf = (jobType: string): string =>
  jobType.startsWith('UpsertModelJob<') ? 'UpsertModelWithCandidateIdJob' : jobType;

export class LogDay {
  readonly documents: LogDocument[] = [];
  private process = 'web-0';
  private skewMs = 0;

  /** The process that writes the lines that follow; its clock is ahead by `skewMs`. */
  on(process: string, skewMs = 0): this {
    this.process = process;
    this.skewMs = skewMs;
    return this;
  }

  /** Any line: a template with its properties. */
  line(time: string, template: string, properties: Record<string, unknown>, context: string | null): this {
    const timeMs = at(time);
    const event = {
      '@t': new Date(timeMs + this.skewMs).toISOString(),
      '@mt': template,
      ...properties,
      ...(context !== null && { SourceContext: context }),
    };
    this.documents.push({
      id: `line-${this.documents.length + 1}`,
      source: {
        '@timestamp': new Date(timeMs).toISOString(),
        cf: { app: APP },
        syslog_proc: this.process,
        message: JSON.stringify(event),
      },
    });
    return this;
  }

  /** A document as it is. */
  document(source: Record<string, unknown>): this {
    this.documents.push({ id: `line-${this.documents.length + 1}`, source });
    return this;
  }

  private job(time: string, jobType: string, says: string, properties: Record<string, unknown> = {}): this {
    const model = /^UpsertModelJob<(.+)>$/.exec(jobType)?.[1];
    const name = model === undefined ? jobType : 'UpsertModelJob<{TypeName}>';
    const own = model === undefined ? {} : { TypeName: model };
    return this.line(time, `${name} - ${says}`, { ...own, ...properties }, JOBS + classOf(jobType));
  }

  started(jobType: string, time: string, { attempt, cid, id }: Ids = {}): this {
    const says = `Started${attempt === undefined ? '' : ' ({Attempt})'}${cid === undefined ? '' : ' {CorrelationId}'}${id === undefined ? '' : ' - {Id}'}`;
    return this.job(time, jobType, says, { Attempt: attempt, CorrelationId: cid, Id: id });
  }

  payload(jobType: string, time: string, payload: string, cid?: string | null): this {
    const says = cid === undefined ? 'Payload {Payload}' : 'Payload {Payload} {CorrelationId}';
    return this.job(time, jobType, says, { Payload: payload, CorrelationId: cid });
  }

  succeeded(jobType: string, time: string, { cid, id }: Ids = {}): this {
    const says = `Succeeded${id === undefined && cid === undefined ? '' : ' - {Id}'}${cid === undefined ? '' : ' {CorrelationId}'}`;
    return this.job(time, jobType, says, { Id: id ?? (cid === undefined ? undefined : 'entity'), CorrelationId: cid });
  }

  deleted(jobType: string, time: string, cid?: string | null): this {
    return this.job(time, jobType, cid === undefined ? 'Deleted' : 'Deleted ({CorrelationId})', { CorrelationId: cid });
  }

  deduplicated(time: string, cid: string | null): this {
    return this.job(time, 'UpsertCandidateJob', 'Deduplicating ({CorrelationId})', { CorrelationId: cid });
  }

  skipped(jobType: string, time: string): this {
    return this.job(time, jobType, 'Skipping (CRM integration paused)');
  }

  /** Another line of a job, e.g. `ZIP Deleted`. */
  progress(jobType: string, time: string, says: string): this {
    return this.job(time, jobType, says);
  }

  /** A channel's outcome; without a candidate nothing was saved. */
  channel(time: string, candidate: string | null): this {
    const text = candidate
      ? `Successfully saved ContactChannelCreations for CandidateId ${candidate}`
      : 'Model not preserved: 0f3c7a52';
    return this.job(time, 'UpsertContactCreationChannelsJob', '{ModelId}: {LogMessage}', {
      ModelId: null,
      LogMessage: text,
    });
  }

  hangfire(time: string, text: string, exception?: string, logger = 'AutomaticRetryAttribute'): this {
    const properties = { ...(exception !== undefined && { '@x': exception }), State: text };
    return this.line(time, '{State:l}', properties, `Hangfire.${logger}`);
  }

  /** Hangfire schedules the next attempt. */
  failed(time: string, { job, retry = 1, of = 24, delay = '01:00:00', class: className, exception }: Failure): this {
    const text = `Failed to process the job '${job}': an exception occurred. Retry attempt ${retry} of ${of} will be performed in ${delay}.`;
    return this.hangfire(time, text, exception ?? (className === undefined ? SERVICES : thrownBy(className)));
  }

  /** Hangfire gives the job up. */
  deletedByHangfire(time: string, { job, of = 24, class: className, exception }: Failure, spelling = 'occured'): this {
    const text = `Failed to process the job '${job}': an exception ${spelling}. Job was automatically deleted because the retry attempt count exceeded ${of}.`;
    return this.hangfire(time, text, exception ?? (className === undefined ? SERVICES : thrownBy(className)));
  }

  /** Hangfire moves the job to its *Failed* state. */
  failedForGood(time: string, { job, class: className = 'ApplyBackfillJob' }: Failure): this {
    return this.hangfire(time, `Failed to process the job '${job}': an exception occurred.`, thrownBy(className));
  }

  requeued(time: string, job: string): this {
    const text = `Worker stop requested while processing background job '${job}'. It will be re-queued.`;
    return this.hangfire(time, text, undefined, 'Server.Worker');
  }

  /** The process is told to stop. */
  stopping(time: string): this {
    return this.hangfire(
      time,
      `Server ${this.process}:17:3f2a1b9c caught stopping signal...`,
      undefined,
      'Server.BackgroundServerProcess'
    );
  }

  /** A new process begins to take jobs. */
  announced(time: string): this {
    return this.hangfire(
      time,
      `Server ${this.process}:17:4f2a1b9c successfully announced in 12.3 ms`,
      undefined,
      'Server.BackgroundServerProcess'
    );
  }

  mail(time: string, template = 'CandidateRegistrationFailedEmail'): this {
    return this.line(
      time,
      'NotifyService - Sending Email ({Template})',
      { Template: template },
      'GetIntoTeachingApi.Services.NotifyService'
    );
  }

  mailFailed(time: string): this {
    return this.line(
      time,
      'NotifyService - Failed to send email: {Message}',
      { Message: 'no address' },
      'GetIntoTeachingApi.Services.NotifyService'
    );
  }

  /**
   * The numbered attempts `from` to `to` of one job, an hour and seven seconds apart: Started lines and Hangfire's.
   * `first` is when attempt `from` starts.
   */
  failing(
    jobType: string,
    first: string,
    {
      job,
      cid,
      from = 1,
      to,
      exception,
      silent = false,
    }: {
      job: string;
      cid?: string | null;
      from?: number;
      to: number;
      exception?: string;
      /** No Started lines: paused. */
      silent?: boolean;
    }
  ): this {
    for (let n = from; n <= to; n++) {
      const startMs = at(first) + (n - from) * EVERY_MS;
      if (!silent) {
        this.started(jobType, clock(startMs), { attempt: `${n}/24`, cid });
      }
      this.failed(clock(startMs + 1000), { job, retry: n, exception: exception ?? thrownBy(classOf(jobType)) });
    }
    return this;
  }

  /** What a healthy API logs: CrmSyncJob every five minutes and magic links every hour, in a process of their own. */
  heartbeat(from = '00:00:00', to = '24:00:00'): this {
    const { process, skewMs } = this;
    this.on('web-9');
    for (let ms = at(from); ms < at(to); ms += 300_000) {
      this.started('CrmSyncJob', clock(ms + 4000)).succeeded('CrmSyncJob', clock(ms + 6000));
      if ((ms - at('00:00:00')) % 3_600_000 === 0) {
        this.started('MagicLinkTokenGenerationJob', clock(ms + 8000));
        this.succeeded('MagicLinkTokenGenerationJob', clock(ms + 9000));
      }
    }
    return this.on(process, skewMs);
  }

  /** What the product says of the day: read from 00:00 to 24:00, judged at 24:00, if nothing else is asked for. */
  report({ from = '00:00:00', to = '24:00:00', now = to, gaps = [], ...rest }: Asked = {}): Report {
    const span = { fromMs: at(from), toMs: at(to), nowMs: at(now) };
    return analyse(this.documents, { app: APP, fields: defaultLogFields, policy: apiPolicy, ...span, gaps, ...rest });
  }

  /** The verdict on a job type. */
  verdict(jobType: string, asked?: Asked): Verdict {
    const verdict = this.report(asked).verdicts.find((candidate) => candidate.jobType === jobType);
    if (!verdict) {
      throw new Error(`No verdict on ${jobType}.`);
    }
    return verdict;
  }

  /** The runs in words: see `tell`. */
  told(asked?: Asked): string[] {
    return this.report(asked).runs.map(tell);
  }

  /** The only run of a job type. */
  run(jobType: string, asked?: Asked): Run {
    const runs = this.report(asked).runs.filter((run) => run.jobType === jobType);
    if (runs.length !== 1) {
      throw new Error(`${runs.length} runs of ${jobType}: ${runs.map(tell).join('; ')}`);
    }
    return runs[0] as Run;
  }
}

interface Asked extends Partial<Pick<AnalyseOptions, 'app' | 'policy'>> {
  from?: string;
  to?: string;
  now?: string;
  gaps?: readonly Gap[];
}

/** From one failing attempt's start to the next: the hour, the second that it took, and the poll. */
export const EVERY_MS = 3_608_000;

export const day = (): LogDay => new LogDay();

export const gap = (from: string, to: string, reason: Gap['reason'] = 'not-read'): Gap => ({
  fromMs: at(from),
  toMs: at(to),
  reason,
});

/** A run in words: `UpsertCandidateJob: 1 failed, 2 succeeded → succeeded`; long stretches of one outcome are shortened. */
export function tell({ jobType, attempts, state }: Run): string {
  const parts: string[] = [];
  attempts.forEach(({ n, outcome }, index) => {
    const next = attempts[index + 1];
    const isWithin = attempts[index - 1]?.outcome === outcome && next?.outcome === outcome;
    if (!isWithin) {
      parts.push(`${n} ${outcome}`);
    } else if (parts[parts.length - 1] !== '…') {
      parts.push('…');
    }
  });
  return `${jobType}: ${parts.join(', ')} → ${state}`;
}
