/** A text of its own: engines let a part of a text keep the whole alive, here a document of thousands of characters. */
export const ownText = (part: string): string => (' ' + part).slice(1);

/**
 * The same text as engines keep the names of fields: flat, and one copy of each. A part of another text is compared many
 * times more slowly.
 */
const asName = (text: string): string => Object.keys({ [text]: true })[0] as string;

// Lines are untrusted: what is remembered of them is bounded in number and length.
const MOST_ANSWERS = 1000;
const LONGEST_TEXT = 300;

/**
 * A function of a text that remembers its answers: templates, job types and attempts are few, and in thousands of lines.
 * What is read, and may be kept, is a text of its own.
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) {
      return known;
    }
    const own = asName(text);
    const answer = read(own);
    if (answers.size < MOST_ANSWERS && own.length <= LONGEST_TEXT) {
      answers.set(own, answer);
    }
    return answer;
  };
}

/** One copy of a text that many lines share, such as a job type's or a process's name. */
export const sharedText = remembered((text) => text);
