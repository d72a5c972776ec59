import Heap from 'heap-js';

interface Appointment {
  atMs: number;
  order: number;
  action: () => void;
}

/** The time line of a discrete-event simulation, in milliseconds from the start of the day's window. */
export class Clock {
  nowMs: number;
  private scheduled = 0;
  private readonly appointments = new Heap<Appointment>((a, b) => a.atMs - b.atMs || a.order - b.order);

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  /** Calls `action` when the clock reaches `atMs`; equal times keep the order in which they were asked for. */
  at(atMs: number, action: () => void): void {
    this.scheduled += 1;
    this.appointments.push({ atMs: Math.max(atMs, this.nowMs), order: this.scheduled, action });
  }

  after(delayMs: number, action: () => void): void {
    this.at(this.nowMs + delayMs, action);
  }

  /** Runs everything due before `endMs`. What is due later never happens. */
  runUntil(endMs: number): void {
    for (let next = this.appointments.peek(); next && next.atMs < endMs; next = this.appointments.peek()) {
      this.appointments.pop();
      this.nowMs = next.atMs;
      next.action();
    }
    this.nowMs = endMs;
  }
}
