import { TimeSpan } from '../../domain/coverage';

const DAY_MS = 24 * 3_600_000;

/** The 24 hours before a moment (ms since the epoch, UTC). */
export const dayBefore = (nowMs: number): TimeSpan => ({ fromMs: nowMs - DAY_MS, toMs: nowMs });
