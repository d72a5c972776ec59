import type { Target } from './queryModel';

const defaultSize = 500;

/**
 * The number of documents a logs or raw query asks for. Only whole numbers written as text count: a JSON number, any
 * other text and '0' silently become 500, as in Grafana.
 */
export function sizeLimit(target: Target): number {
  const metric = target.metrics[0];
  return textToSize(metric?.type === 'logs' ? metric.settings.limit : metric?.settings.size);
}

/** The size of a terms aggregation, which may be a number too. */
export function termsSize(size: unknown): number {
  return typeof size === 'number' ? Math.trunc(size) : textToSize(size);
}

/** A number of documents written as text; 500 for anything else. */
export function textToSize(value: unknown): number {
  return typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) || defaultSize : defaultSize;
}
