import { automaticRetry } from './automaticRetry';
import type { Clock } from './clock';
import { lockTimeout } from './exceptions';
import type { Execution, Instance } from './instance';
import type { Attempt, Job, JobRequest } from './job';
import { hangfireLine } from './jobLines';
import { JobQueue } from './jobQueue';
import type { JobLine, LogEvent } from './logEvent';
import { Locks } from './locks';
import { perform, type World } from './perform';
import { performTask } from './ticketOffice';
import { failed, type Performance } from './performance';

const POLL_MS = 15_000;
/** A job whose worker died is seen by the others again after this time. */
const INVISIBLE_MS = 1_800_000;
const SERVICES_SETTLE_MS = 30_000;

/** Hangfire on every instance of one environment: who fetches which job when, and what becomes of it. */
export class Hangfire {
  readonly queue: JobQueue;
  readonly instances: Instance[];
  private readonly locks: Locks;

  constructor(
    private readonly clock: Clock,
    private readonly world: World,
    private readonly log: (event: LogEvent) => void
  ) {
    this.queue = new JobQueue(4_100_000 + world.random.integer(0, 80_000));
    this.locks = new Locks(clock);
    this.instances = Array.from({ length: world.plan.instances }, (_, index) => ({
      index,
      generation: 0,
      fetching: true,
      startedAtMs: -Infinity,
      executions: new Set<Execution>(),
    }));
    this.instances.forEach((instance) => this.every(POLL_MS, () => this.fetch(instance)));
    this.every(POLL_MS, () => this.releaseDelayed());
  }

  /** Repeats `action`; the interval is a little longer than asked for, so that its phase wanders. */
  every(intervalMs: number, action: () => void): void {
    const again = () => {
      action();
      this.clock.after(intervalMs + this.world.random.between(0, 400), again);
    };
    this.clock.after(this.world.random.between(0, intervalMs), again);
  }

  /** An instance that is up, at random; undefined while all are down. */
  anyInstance(): Instance | undefined {
    const up = this.instances.filter((instance) => instance.fetching);
    return up.length > 0 ? this.world.random.pick(up) : undefined;
  }

  /** A new job; `by` is the instance that asks for it, and the first to look at the queue. */
  enqueue(request: JobRequest, by: Instance): void {
    const job = this.queue.add(request, this.clock.nowMs);
    if (request.delayMs) {
      this.queue.wait(job, this.clock.nowMs + request.delayMs);
    } else {
      this.queue.push(job);
      this.wake(by);
    }
  }

  logFrom({ index, generation }: Instance, line: JobLine): void {
    this.log({ ...line, instance: index, generation });
  }

  /** The process is gone, and with it what its workers were at: no line says so. */
  kill(instance: Instance): void {
    instance.fetching = false;
    for (const execution of instance.executions) {
      const { job, attempt, performance } = execution;
      execution.over = true;
      attempt.outcome = 'interrupted';
      this.logLines(
        instance,
        performance?.lines.filter((line) => line.atMs <= this.clock.nowMs)
      );
      if (job.type.lockWaitMs) {
        this.locks.abandon(job.type.name, execution);
      }
      this.clock.at(attempt.startedAtMs + INVISIBLE_MS, () => this.queue.push(job));
    }
    instance.executions.clear();
  }

  start(instance: Instance): void {
    instance.generation += 1;
    instance.startedAtMs = this.clock.nowMs;
    instance.fetching = true;
    this.wake(instance);
  }

  /** Logs what those jobs said that are still running when the simulation ends. */
  logUnfinished(): void {
    for (const instance of this.instances) {
      instance.executions.forEach(({ performance }) => this.logLines(instance, performance?.lines));
    }
  }

  private logLines(instance: Instance, lines: readonly JobLine[] = []): void {
    lines.forEach((line) => this.logFrom(instance, line));
  }

  private wake(instance: Instance): void {
    this.clock.after(this.world.random.between(8, 40), () => this.fetch(instance));
  }

  private releaseDelayed(): void {
    const by = this.anyInstance();
    for (let left = by ? this.queue.releaseDue(this.clock.nowMs) : 0; by && left > 0; left -= 1) {
      this.wake(by);
    }
  }

  private fetch(instance: Instance): void {
    const isFree = instance.fetching && instance.executions.size < this.world.plan.workersPerInstance;
    const job = isFree ? this.queue.pop() : undefined;
    if (job) {
      this.begin(job, instance);
      this.wake(instance);
    }
  }

  private begin(job: Job, instance: Instance): void {
    const { type } = job;
    const attempt: Attempt = {
      n: job.failures + 1,
      instance: instance.index,
      startedAtMs: this.clock.nowMs,
      startedLogged: false,
      endedAtMs: null,
      outcome: null,
      error: null,
    };
    job.attempts.push(attempt);
    const execution: Execution = { job, attempt, instance, requeue: false, over: false };
    instance.executions.add(execution);
    if (type.lockWaitMs) {
      const work = () => this.work(execution);
      const fail = () => this.finish(execution, failed([], false, this.clock.nowMs, lockTimeout(type)));
      this.locks.acquire(type.name, execution, type.lockWaitMs, work, fail);
    } else {
      this.work(execution);
    }
  }

  private work(execution: Execution): void {
    if (execution.over) {
      return;
    }
    const { job, attempt, instance } = execution;
    const { plan, random } = this.world;
    const { nowMs } = this.clock;
    const isSettling = nowMs - instance.startedAtMs < SERVICES_SETTLE_MS && job.type.crm !== 'none';
    const areServicesReady = !isSettling || !random.chance(plan.servicesFailAfterRestart);
    const performance =
      plan.service === 'api'
        ? perform(this.world, job, attempt.n, nowMs, areServicesReady)
        : performTask(this.world, job, attempt.n, nowMs);
    attempt.startedAtMs = nowMs;
    attempt.startedLogged = performance.startedLogged;
    execution.performance = performance;
    this.clock.at(performance.endsAtMs, () => this.finish(execution, performance));
  }

  private finish(execution: Execution, { lines, outcome, endsAtMs, failure, followUps }: Performance): void {
    if (execution.over) {
      return;
    }
    const { job, attempt, instance } = execution;
    execution.over = true;
    instance.executions.delete(execution);
    attempt.outcome = outcome;
    attempt.endedAtMs = endsAtMs;
    attempt.error = failure?.error ?? null;
    this.logLines(instance, lines);
    if (job.type.lockWaitMs) {
      this.locks.release(job.type.name, execution);
    }
    followUps.forEach((request) => this.enqueue(request, instance));
    if (execution.requeue) {
      const text = `Worker stop requested while processing background job '${job.id}'. It will be re-queued.`;
      this.logFrom(instance, hangfireLine(endsAtMs + 1.5, 'Server.Worker', text, { level: 'Warning' }));
      this.queue.push(job);
    } else if (failure) {
      const { line, retryMs } = automaticRetry(job, this.world.plan, endsAtMs, failure.text, this.world.random);
      this.logFrom(instance, line);
      if (retryMs !== null) {
        this.queue.wait(job, retryMs);
      }
    } else {
      job.state = outcome as Job['state'];
      job.deletedAtMs = outcome === 'deleted' ? endsAtMs : null;
    }
    this.wake(instance);
  }
}
