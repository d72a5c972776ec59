import type { Environment, LogDocument } from './envelope';
import type { LogEvent } from './logEvent';
import { routerDocument } from './noise';
import { skewMsOf, type Delivery } from './plan';
import type { Random } from './random';
import { shapeEvent, type Shape } from './shapes';

/** A document, and when it reached the shipper (ms since epoch). */
export interface Parcel {
  shippedMs: number;
  document: LogDocument;
}

export interface Way {
  shape: Shape;
  delivery: Delivery;
  /** The window, ms since epoch: nothing is shipped after it. */
  fromMs: number;
  toMs: number;
  random: Random;
}

/** Lines of one instance this close together leave in one read of the shipper. */
const ONE_READ_MS = 1;

/** Brings lines into the index: shape, envelope, the shipper's time, and what goes wrong on the way. Sorts `events`. */
export function deliver(events: LogEvent[], environment: Environment, way: Way): Parcel[] {
  const { delivery, fromMs, toMs, random } = way;
  const parcels: Parcel[] = [];
  const lastRead: Array<{ atMs: number; readMs: number } | undefined> = [];
  events.sort((a, b) => a.atMs - b.atMs);
  for (const event of events) {
    const { atMs, instance } = event;
    const last = lastRead[instance];
    const together = last && atMs - last.atMs < ONE_READ_MS;
    const readMs = together ? last.readMs : Math.floor(fromMs + atMs + random.between(0.6, 3));
    lastRead[instance] = { atMs, readMs };
    const lateMs = random.chance(delivery.late ?? 0) ? random.integer(5_000, 90_000) : 0;
    const shippedMs = Math.min(readMs + lateMs, toMs - 1);
    arrive(parcels, event, environment, way, shippedMs);
    // At least once: the same line again, sent anew or read anew.
    if (random.chance(delivery.duplicates ?? 0)) {
      const againMs = shippedMs + random.pick([0, random.integer(500, 20_000)]);
      arrive(parcels, event, environment, way, Math.min(againMs, toMs - 1));
    }
    const router = routerDocument(event, environment, shippedMs, random);
    if (router) {
      parcels.push({ shippedMs, document: router });
    }
  }
  return parcels;
}

function arrive(parcels: Parcel[], event: LogEvent, environment: Environment, way: Way, shippedMs: number): void {
  const { instance, generation } = event;
  const originMs = way.fromMs + skewMsOf(way, instance);
  for (const body of shapeEvent(event, way.shape, originMs)) {
    parcels.push({ shippedMs, document: Object.assign(environment.wrap(shippedMs, instance, generation), body) });
  }
}
