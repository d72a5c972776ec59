import type { Clock } from './clock';

interface Waiting {
  owner: object;
  granted: () => void;
}

const ABANDONED_MS = 600_000;

/** The distributed locks of DisableConcurrentExecution: one run of a job type at a time. */
export class Locks {
  private readonly owners = new Map<string, object>();
  private readonly queues = new Map<string, Waiting[]>();

  constructor(private readonly clock: Clock) {}

  /** Calls `granted` as soon as the lock is free, at once if it is, or `timedOut` after `waitMs`. */
  acquire(name: string, owner: object, waitMs: number, granted: () => void, timedOut: () => void): void {
    if (!this.owners.has(name)) {
      this.owners.set(name, owner);
      granted();
      return;
    }
    this.queue(name).push({ owner, granted });
    this.clock.after(waitMs, () => {
      if (this.leaveQueue(name, owner)) {
        timedOut();
      }
    });
  }

  release(name: string, owner: object): void {
    if (this.owners.get(name) !== owner) {
      return;
    }
    const next = this.queue(name).shift();
    if (next) {
      this.owners.set(name, next.owner);
      this.clock.after(20, next.granted);
    } else {
      this.owners.delete(name);
    }
  }

  /** The owner's process died: nobody releases the lock, it expires. */
  abandon(name: string, owner: object): void {
    this.leaveQueue(name, owner);
    this.clock.after(ABANDONED_MS, () => this.release(name, owner));
  }

  private leaveQueue(name: string, owner: object): boolean {
    const queue = this.queue(name);
    const index = queue.findIndex((waiting) => waiting.owner === owner);
    if (index >= 0) {
      queue.splice(index, 1);
    }
    return index >= 0;
  }

  private queue(name: string): Waiting[] {
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    return queue;
  }
}
