const MOST_TEXTS = 1000;
const texts = new Map<string, string>();

/** A text of its own: engines let a part of a text keep the whole alive, here a document of thousands of characters. */
export const ownText = (part: string): string => (' ' + part).slice(1);

/** One copy of a text that many lines share, such as a job type's or a process's name. */
export function sharedText(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) {
    return known;
  }
  const own = ownText(text);
  if (texts.size < MOST_TEXTS) {
    texts.set(own, own);
  }
  return own;
}
