import Heap from 'heap-js';
import type { Job, JobRequest } from './job';

/** Every job of one environment; those that are ready, by id, and those that wait for their time. */
export class JobQueue {
  readonly jobs: Job[] = [];
  private readonly ready = new Heap<Job>((a, b) => a.id - b.id);
  private readonly waiting = new Heap<{ dueMs: number; job: Job }>((a, b) => a.dueMs - b.dueMs);

  constructor(private lastId: number) {}

  add(request: JobRequest, createdAtMs: number): Job {
    this.lastId += 1;
    const job: Job = {
      ...request,
      id: this.lastId,
      createdAtMs,
      attempts: [],
      failures: 0,
      state: 'pending',
      deletedAtMs: null,
    };
    this.jobs.push(job);
    return job;
  }

  push(job: Job): void {
    this.ready.push(job);
  }

  /** The oldest ready job: old retries go before new sign-ups. */
  pop(): Job | undefined {
    return this.ready.pop();
  }

  wait(job: Job, dueMs: number): void {
    this.waiting.push({ dueMs, job });
  }

  /** Makes ready what is due; says how many jobs that were. */
  releaseDue(nowMs: number): number {
    let released = 0;
    for (let next = this.waiting.peek(); next && next.dueMs <= nowMs; next = this.waiting.peek()) {
      this.waiting.pop();
      this.push(next.job);
      released += 1;
    }
    return released;
  }
}
