import type { Clock } from './clock';
import type { Hangfire } from './hangfire';
import type { Instance } from './instance';
import { hangfireLine } from './jobLines';
import type { Restart } from './plan';
import type { Random } from './random';

const STOPPED_MS = 500;
const SHUTDOWN_MS = 15_000;
/** Hangfire waits this much longer for a worker to give its job back before the process ends. */
const REQUEUE_MS = 1_000;

/** Stops and starts the instances as the plan says. */
export function scheduleRestarts(hangfire: Hangfire, clock: Clock, restarts: readonly Restart[], random: Random): void {
  for (const { atMs, instance: index, kind } of restarts) {
    const instance = hangfire.instances[index];
    if (instance) {
      clock.at(atMs, () =>
        kind === 'killed' ? crash(hangfire, clock, instance, random) : stop(hangfire, clock, instance, random)
      );
    }
  }
}

function crash(hangfire: Hangfire, clock: Clock, instance: Instance, random: Random): void {
  hangfire.kill(instance);
  clock.after(random.between(15_000, 45_000), () => boot(hangfire, clock, instance, random));
}

/**
 * SIGTERM. A run that ends within 15 s ends as always; one that ends within the second after it is logged as
 * succeeded, and repeated all the same; any other is cut off without a line.
 */
function stop(hangfire: Hangfire, clock: Clock, instance: Instance, random: Random): void {
  const say = speaker(hangfire, clock, instance, random);
  instance.fetching = false;
  lifetime(hangfire, clock, instance, 'Application is shutting down...');
  say(2, 'caught stopping signal...');
  say(STOPPED_MS, 'caught stopped signal...');
  clock.after(SHUTDOWN_MS, () => {
    const late = [...instance.executions];
    if (late.length > 0) {
      say(0, 'caught shutdown signal...', 'Warning');
    }
    for (const execution of late) {
      const { performance } = execution;
      const endsInTime = performance && performance.endsAtMs <= clock.nowMs + REQUEUE_MS;
      execution.requeue = Boolean(endsInTime && performance.outcome === 'succeeded');
    }
    clock.after(REQUEUE_MS, () => end(hangfire, clock, instance, random));
  });
}

function end(hangfire: Hangfire, clock: Clock, instance: Instance, random: Random): void {
  const say = speaker(hangfire, clock, instance, random);
  if (instance.executions.size > 0) {
    say(0, 'stopped non-gracefully due to Worker. Outstanding work on those dispatchers could be aborted.', 'Warning');
  } else {
    say(0, 'All dispatchers stopped');
  }
  say(3, `has been stopped in total ${random.between(15_900, 16_100).toFixed(4)} ms`);
  hangfire.kill(instance);
  clock.after(random.between(4_000, 30_000), () => boot(hangfire, clock, instance, random));
}

function boot(hangfire: Hangfire, clock: Clock, instance: Instance, random: Random): void {
  hangfire.start(instance);
  const say = speaker(hangfire, clock, instance, random);
  lifetime(hangfire, clock, instance, 'Application started. Press Ctrl+C to shut down.');
  say(1, `successfully announced in ${random.between(8, 90).toFixed(4)} ms`);
  say(
    2,
    'is starting the registered dispatchers: ServerWatchdog, Worker, DelayedJobScheduler, RecurringJobScheduler...'
  );
  say(60, 'all the dispatchers started');
}

function speaker(hangfire: Hangfire, clock: Clock, instance: Instance, random: Random) {
  const server = `api-${instance.index}-${instance.generation}:1:${random.hex(8)}`;
  return (afterMs: number, text: string, level?: 'Warning') => {
    const line = hangfireLine(clock.nowMs + afterMs, 'Server.BackgroundServerProcess', `Server ${server} ${text}`, {
      level,
    });
    hangfire.logFrom(instance, line);
  };
}

function lifetime(hangfire: Hangfire, clock: Clock, instance: Instance, text: string): void {
  const source = 'Microsoft.Hosting.Lifetime';
  hangfire.logFrom(instance, { atMs: clock.nowMs, source, template: text, properties: {} });
}
