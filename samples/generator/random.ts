import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const HEX_DIGITS = Buffer.from('0123456789abcdef', 'latin1');
/** Where a GUID has its hyphens, its version and its variant. */
const HYPHENS = new Set([8, 13, 18, 23]);
const VERSION_AT = 14;
const VARIANT_AT = 19;

/**
 * A seeded source of random numbers. Each `stream` of one seed is independent of the others,
 * so that more noise does not change what the jobs do.
 */
export class Random {
  private readonly generator;

  constructor(seed: number, stream: string) {
    this.generator = xoroshiro128plus((hash(stream) ^ Math.imul(seed, 0x9e3779b1)) | 0);
  }

  /** A number above 0 and below 1. */
  unit(): number {
    return ((this.generator.next() >>> 0) + 0.5) / 0x1_0000_0000;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.unit());
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(items.length * this.unit())] as T;
  }

  exponential(mean: number): number {
    return -mean * Math.log(this.unit());
  }

  /** Durations of computer work: most near the median, a few much longer. */
  logNormal(median: number, sigma: number): number {
    const normal = Math.sqrt(-2 * Math.log(this.unit())) * Math.cos(2 * Math.PI * this.unit());
    return median * Math.exp(sigma * normal);
  }

  /** A whole number around `mean` (Poisson). */
  count(mean: number): number {
    let events = 0;
    for (let time = this.exponential(1); time < mean; time += this.exponential(1)) {
      events += 1;
    }
    return events;
  }

  hex(digits: number): string {
    return this.digits(digits).toString('latin1');
  }

  /** A version 4 GUID. */
  guid(): string {
    const digits = this.digits(36);
    HYPHENS.forEach((at) => digits.write('-', at, 'latin1'));
    digits.write('4', VERSION_AT, 'latin1');
    digits[VARIANT_AT] = HEX_DIGITS[8 + (this.generator.next() & 3)]!;
    return digits.toString('latin1');
  }

  /** Written into a buffer: strings put together digit by digit cost the garbage collector dearly. */
  private digits(count: number): Buffer {
    const digits = Buffer.allocUnsafe(count);
    for (let at = 0, word = 0; at < count; at += 1, word >>>= 4) {
      if (at % 8 === 0) {
        word = this.generator.next();
      }
      digits[at] = HEX_DIGITS[word & 15]!;
    }
    return digits;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}
