import { TimeSpan } from '../../domain/coverage';
import { LogSource } from '../logSource';
import { CountStep } from '../countGaps';
import { KeptLines } from './KeptLines';
import { KindCounts } from './kindCounts';
import { Asked } from './neighbourTargets';

/** A range whose plain successes are counted, and what is known of it so far: the steps of the reading share it. */
export interface CountedRange {
  readonly source: LogSource;
  readonly asked: Asked;
  /** Ms since the epoch, both ends included. */
  readonly range: TimeSpan;
  /** How many lines about jobs there are, in order of time. */
  readonly count: readonly CountStep[];
  /** From then on (ms, UTC) every line was read. */
  allFromMs: number;
  /** Becomes finer where that is asked for. */
  kinds: KindCounts;
  /** Whole attempts, as far as they are in the range. */
  readonly kept: KeptLines;
}
