export type Value = string | number | boolean | null;

/** One call of the logger: what is said, before any shipper or index gives it a shape. */
export interface LogEvent {
  /** Milliseconds from the start of the window by true time; the fraction holds the sub-millisecond ticks. */
  atMs: number;
  /** Index of the instance that logged it, and how often that instance had been restarted before. */
  instance: number;
  generation: number;
  source: string;
  template: string;
  properties: Record<string, Value>;
  level?: 'Warning' | 'Error';
  exception?: string;
  /** Web requests only: trace ids, and the properties that the middleware adds behind the template's own. */
  request?: { traceId: string; spanId: string; enriched: Record<string, Value> };
}

/** A line that a job writes; the server that runs the job adds the instance. */
export type JobLine = Omit<LogEvent, 'instance' | 'generation'>;
