// Control characters, line breaks, and marks that turn text around: nothing that a name or an id holds.
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * Text of the log as a code span, in which neither GitHub nor Slack nor Jira makes a link, a mention or a picture of anything.
 * A backtick would end it: that of .NET's generic types (`` Fault`1 ``) is left out with its number, others become quotes.
 */
export function codeSpan(text: string): string {
  const plain = text.replace(UNSEEN, ' ').replace(/`\d+/g, '').replaceAll('`', '’').trim();
  return plain === '' ? '–' : `\`${plain}\``;
}

/** A code span for a cell of a table: a bar would end the cell, in code too. */
export const codeCell = (text: string): string => codeSpan(text.replaceAll('|', '¦'));

/**
 * A sentence of ours as Markdown. The names in it, such as job types, come from the log and become code spans.
 * @param names as they stand in the sentence
 */
export function sentenceWithNames(sentence: string, names: readonly string[]): string {
  const known = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (known.length === 0) {
    return escapeWords(sentence);
  }
  const pattern = new RegExp(`(${known.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`);
  return sentence
    .split(pattern)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeWords(part)))
    .join('');
}

/** Our own words hold none of these; where a name slipped through, it gets no meaning. */
function escapeWords(text: string): string {
  return text
    .replace(UNSEEN, ' ')
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replace(/@|:\/\/|\bwww\./gi, '$&\u2060');
}

/** A link with our own words; the address must be percent-encoded, brackets included. */
export const link = (words: string, address: string): string => `[${words}](${address})`;
