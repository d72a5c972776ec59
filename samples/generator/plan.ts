export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** A span in which something is the matter. Times are milliseconds from the start of the window. */
export interface Span {
  /**
   * down: the CRM does not answer · read-only: it answers, and refuses what is written · paused: the CRM
   * integration is paused · stalled: the CRM answers nobody until the end, then everybody · crm-sync-broken:
   * CrmSyncJob alone fails.
   */
  kind: 'down' | 'read-only' | 'paused' | 'stalled' | 'crm-sync-broken';
  fromMs: number;
  toMs: number;
}

export interface Restart {
  atMs: number;
  instance: number;
  /** graceful: SIGTERM and 15 s to finish · killed: gone at once, without a line. */
  kind: 'graceful' | 'killed';
}

/** How the lines travel from the process to the index. */
export interface Delivery {
  /** What each instance's clock is ahead of the true time. */
  skewMs?: readonly number[];
  /** Shares of lines that arrive twice, and that arrive 5 to 90 s late. */
  duplicates?: number;
  late?: number;
}

/** Everything that shall happen on a day: the scenario with the caller's wishes applied. */
export interface Plan {
  hours: number;
  /** Simulated before the window; its lines are not kept. */
  leadHours: number;
  instances: number;
  workersPerInstance: number;
  /** Web sign-ups, Apply changes and magic links a day, at the hours when people are awake. */
  signUpsPerDay: number;
  applyChangesPerDay: number;
  magicLinksPerDay: number;
  /** 1 is the noise of an ordinary production day, 0 is none. */
  noise: number;
  maxAttempts: number;
  retryIntervalSeconds: number;
  /** Whose day it is: the API's, or that of an invented service with Hangfire's own growing delays. */
  service: 'api' | 'ticket-office';
  spans: readonly Span[];
  restarts: readonly Restart[];
  /** How likely a job that needs the CRM fails before its first line in the 30 s after a restart. */
  servicesFailAfterRestart: number;
  /** Sign-ups that the CRM refuses for good, by their times. */
  doomedSignUpsMs: readonly number[];
  /** Backfills that an administrator starts; null when all pages come. */
  backfills: ReadonlyArray<{ atMs: number; pages: number; failsAtPage: number | null }>;
  /** Log templates from before February 2025, without CorrelationId. */
  oldTemplates: boolean;
  delivery: Delivery;
}

/** What the clock of an instance is ahead of the true time. */
export function skewMsOf(plan: Pick<Plan, 'delivery'>, instance: number): number {
  return plan.delivery.skewMs?.[instance] ?? 0;
}

/** The span of this kind that holds `atMs`. */
export function spanAt(plan: Plan, kind: Span['kind'], atMs: number): Span | undefined {
  return plan.spans.find((span) => span.kind === kind && span.fromMs <= atMs && atMs < span.toMs);
}

/** The first moment of [fromMs, toMs] that lies in a span of this kind, or null. */
export function firstMomentOf(plan: Plan, kind: Span['kind'], fromMs: number, toMs: number): number | null {
  const span = plan.spans.find((each) => each.kind === kind && each.fromMs <= toMs && each.toMs > fromMs);
  return span ? Math.max(span.fromMs, fromMs) : null;
}
