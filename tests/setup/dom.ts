/** What browsers have and jsdom lacks, as far as Grafana's packages need it. Nothing is laid out, so nothing is observed. */
import { TextDecoder, TextEncoder } from 'node:util';
import '@testing-library/jest-dom';

// A form of Grafana's is slow to type into where a machine has other work.
jest.setTimeout(30_000);

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

const matchMedia = (media: string) => Object.assign(new EventTarget(), { media, matches: false });

Object.assign(globalThis, {
  TextDecoder,
  TextEncoder,
  matchMedia,
  ResizeObserver: Observer,
  IntersectionObserver: Observer,
});
