import { TimeSpan } from '../../domain/coverage';
import { buildAttempts } from '../../domain/jobs/buildAttempts';
import { orderEvents } from '../../domain/jobs/eventOrder';
import { finish } from '../../domain/steps';
import { CountStep } from '../countGaps';
import { ReadLine, eventIn } from './lineSlice';

/** The attempts that have no end among these lines, and when they began (ms, UTC). */
export function cutOffs(lines: readonly ReadLine[]): Array<{ jobType: string; startedAtMs: number }> {
  const { attempts } = finish(buildAttempts(finish(orderEvents(lines.flatMap((line) => eventIn(line) ?? [])))));
  return attempts.flatMap(({ jobType, outcome, requeued, startedAtMs }) =>
    jobType !== null && startedAtMs !== null && (requeued || outcome === 'interrupted' || outcome === 'running')
      ? [{ jobType, startedAtMs }]
      : []
  );
}

/** The steps of a count that lie wholly in a span: each lasts until the next. */
export const stepsWithin = (count: readonly CountStep[], { fromMs, toMs }: TimeSpan): CountStep[] =>
  count.filter(({ startMs }, at) => startMs >= fromMs && (count[at + 1]?.startMs ?? Infinity) <= toMs + 1);

/** Spans in order of time, clipped to the range; those that touch become one. */
export function joined(spans: readonly TimeSpan[], range: TimeSpan): TimeSpan[] {
  const clipped = spans
    .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, range.fromMs), toMs: Math.min(toMs, range.toMs) }))
    .filter(({ fromMs, toMs }) => fromMs <= toMs)
    .sort((a, b) => a.fromMs - b.fromMs);
  return clipped.reduce<TimeSpan[]>((all, span) => {
    const last = all[all.length - 1];
    if (last && span.fromMs <= last.toMs + 1) {
      last.toMs = Math.max(last.toMs, span.toMs);
      return all;
    }
    return [...all, { ...span }];
  }, []);
}
