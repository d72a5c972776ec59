import { Gap } from './coverage';
import { LogDocument } from './jobs/logDocument';
import { Report } from './report';

export interface AnalyseOptions {
  /** `cf.app` or the Kubernetes deployment's name. */
  app: string;
  /** Range that was asked for, both ends included (ms, UTC). */
  fromMs: number;
  toMs: number;
  /** The moment that the verdict is about (ms, UTC). */
  nowMs: number;
  /** Spans of the range that were not read in full. */
  gaps: readonly Gap[];
}

/** Everything that the log lines tell of one app's jobs. Pure; the order of the documents does not matter. */
export function analyse(documents: Iterable<LogDocument>, options: AnalyseOptions): Report {
  void documents;
  void options;
  throw new Error('not built yet');
}
