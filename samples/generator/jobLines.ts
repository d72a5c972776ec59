import type { Job } from './job';
import type { JobLine, Value } from './logEvent';

type Say = (atMs: number, text: string, properties?: Record<string, Value>) => JobLine;

/** The lines of one job, by the templates of the API's source. Times are those of the simulation. */
export class JobLines {
  private readonly say: Say;
  private readonly job: Job;
  /** ` {CorrelationId}` as UpsertCandidateJob appends it since February 2025, or nothing. */
  private readonly correlation: { tail: string; bracketed: string; properties: Record<string, Value> };

  constructor(job: Job, oldTemplates: boolean) {
    const { type } = job;
    const source = `GetIntoTeachingApi.Jobs.${type.className}`;
    const prefix = type.typeName ? 'UpsertModelJob<{TypeName}>' : type.name;
    const own: Record<string, Value> = type.typeName ? { TypeName: type.typeName } : {};
    this.job = job;
    this.say = (atMs, text, properties = {}) => ({
      atMs,
      source,
      template: `${prefix} - ${text}`,
      properties: { ...own, ...properties },
    });
    this.correlation =
      type.name === 'UpsertCandidateJob' && !oldTemplates
        ? {
            tail: ' {CorrelationId}',
            bracketed: ' ({CorrelationId})',
            properties: { CorrelationId: job.correlationId ?? null },
          }
        : { tail: '', bracketed: '', properties: {} };
  }

  started(atMs: number, attempt: string): JobLine {
    const { type, startPage = 1, entityId = null } = this.job;
    if (type.countsAttempts) {
      const { tail, properties } = this.correlation;
      return this.say(atMs, `Started ({Attempt})${tail}`, { Attempt: attempt, ...properties });
    }
    switch (type.name) {
      case 'ApplyCandidateSyncJob':
        return this.say(atMs, 'Started - {Id}', { Id: entityId });
      case 'ApplyBackfillJob':
        return this.say(atMs, `Started - ${PAGES}`, pages(startPage));
      default:
        return this.say(atMs, 'Started');
    }
  }

  /** Undefined for the types that log no payload. */
  payload(atMs: number): JobLine | undefined {
    const { type, payload, entityId = null } = this.job;
    if (type.name === 'ClaimCallbackBookingSlotJob') {
      return this.say(atMs, 'Payload {ScheduledAt}', { ScheduledAt: entityId });
    }
    const { tail, properties } = this.correlation;
    return payload === undefined
      ? undefined
      : this.say(atMs, `Payload {Payload}${tail}`, { Payload: payload, ...properties });
  }

  succeeded(atMs: number): JobLine {
    const { type, startPage = 1, entityId = null } = this.job;
    switch (type.name) {
      case 'ClaimCallbackBookingSlotJob':
        return this.say(atMs, 'Succeeded - {ScheduledAt}', { ScheduledAt: entityId });
      case 'ApplyBackfillJob':
        return this.say(atMs, `Succeeded - ${PAGES}`, pages(startPage));
      case 'ApplyCandidateSyncJob':
        return this.say(atMs, 'Succeeded - {Id}', { Id: entityId });
      default: {
        const { tail, properties } = this.correlation;
        return type.countsAttempts
          ? this.say(atMs, `Succeeded - {Id}${tail}`, { Id: entityId, ...properties })
          : this.say(atMs, 'Succeeded');
      }
    }
  }

  /** What UpsertContactCreationChannelsJob says in place of Succeeded; no model id when nothing was saved. */
  channel(atMs: number, modelId: string | null, candidateId: string): JobLine {
    const message = modelId
      ? `Successfully saved ContactChannelCreations for CandidateId ${candidateId}`
      : `Model not preserved: ${candidateId}`;
    return this.say(atMs, '{ModelId}: {LogMessage}', { ModelId: modelId, LogMessage: message });
  }

  deleted(atMs: number): JobLine {
    return this.say(atMs, `Deleted${this.correlation.bracketed}`, this.correlation.properties);
  }

  deduplicating(atMs: number): JobLine {
    return this.say(atMs, `Deduplicating${this.correlation.bracketed}`, this.correlation.properties);
  }

  skipping(atMs: number): JobLine {
    return this.say(atMs, 'Skipping (CRM integration paused)');
  }

  /** A line of its own between start and end. */
  progress(atMs: number, text: string, properties?: Record<string, Value>): JobLine {
    return this.say(atMs, text, properties);
  }
}

const PAGES = 'Pages {StartPage} to {EndPage} (candidate IDs: {CandidateIds})';
const pages = (startPage: number) => ({ StartPage: startPage, EndPage: startPage + 9, CandidateIds: null });

/** `NotifyService - Sending Email`, and its failure when there is no address to send to. */
export function mailLines(atMs: number, template: string, hasEmail: boolean): JobLine[] {
  const source = 'GetIntoTeachingApi.Services.NotifyService';
  const sending = {
    atMs,
    source,
    template: 'NotifyService - Sending Email ({Template})',
    properties: { Template: template },
  };
  const failed: JobLine = {
    atMs: atMs + 180,
    source,
    template: 'NotifyService - Failed to send email: {Message}',
    properties: { Message: 'One or more errors occurred. (email_address is a required property)' },
    level: 'Warning',
  };
  return hasEmail ? [sending] : [sending, failed];
}

/** A line of Hangfire's own: plain text that Serilog wraps in `{State:l}`. */
export function hangfireLine(
  atMs: number,
  source: string,
  text: string,
  about: Pick<JobLine, 'level' | 'exception'> = {}
): JobLine {
  return { atMs, source: `Hangfire.${source}`, template: '{State:l}', properties: { State: text }, ...about };
}
