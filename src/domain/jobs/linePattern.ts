/** What a job's own line may say, of which a team names its own words. */
export const patternKinds = ['started', 'succeeded', 'failed', 'deleted'] as const;
export type PatternKind = (typeof patternKinds)[number];

/**
 * A text with named groups, as .NET message templates have them: `{job} begins, attempt {attempt}`. No regular expression:
 * its texts are looked for from left to right, so any line takes time by its length alone.
 */
export interface LinePattern {
  kind: PatternKind;
  /** The texts before, between and behind the groups: one more than there are groups. */
  literals: readonly string[];
  groups: readonly string[];
}

/** The groups that mean something; any other name stands for a text of no interest. */
export const patternGroups = ['job', 'attempt', 'retry', 'jobId'] as const;

const LONGEST = 200;
const GROUP = /\{(\w{1,40})\}/;
const WORD = /[\p{L}\p{N}]{3,}/u;

function split(text: string): Pick<LinePattern, 'literals' | 'groups'> {
  const parts = text.split(GROUP);
  return { literals: parts.filter((_, at) => at % 2 === 0), groups: parts.filter((_, at) => at % 2 === 1) };
}

/** What is wrong with a pattern, as it goes on after “It”; null: nothing. */
export function patternProblem(text: string): string | null {
  const { literals, groups } = split(text);
  const known = groups.filter((name) => (patternGroups as readonly string[]).includes(name));
  if (text.length > LONGEST) {
    return `must have ${LONGEST} characters at most`;
  }
  if (literals.some((literal) => /[{}\r\n]/.test(literal))) {
    return 'must be one line whose braces hold a name each: {job}';
  }
  if (literals.slice(1, -1).includes('')) {
    return 'must have a text between two groups';
  }
  if (new Set(known).size < known.length) {
    return 'must name each group once';
  }
  return literals.some((_, at) => WORD.test(wordsAt(literals, at)))
    ? null
    : 'must have a word beside its groups, by which its lines are found';
}

/** @param text one that has no problem */
export const linePattern = (kind: PatternKind, text: string): LinePattern => ({ kind, ...split(text) });

/** The whole words of one of a pattern's texts: what touches a group may be part of a longer word. */
function wordsAt(literals: readonly string[], at: number): string {
  const literal = literals[at] as string;
  const behindGroup = at === 0 ? literal : literal.replace(/^[\p{L}\p{N}_]+/u, '');
  return (at === literals.length - 1 ? behindGroup : behindGroup.replace(/[\p{L}\p{N}_]+$/u, '')).trim();
}

/** The longest of a pattern's texts, in whole words: every line of it has them, and so has its template. */
export const patternWords = ({ literals }: Pick<LinePattern, 'literals'>): string =>
  literals.map((_, at) => wordsAt(literals, at)).reduce((a, b) => (b.length > a.length ? b : a));

/** Texts of the groups, by their names. */
export type GroupTexts = Readonly<Record<string, string>>;

const MOST_CHARACTERS = 200;
// What a group at the end stands for: a template's property, or a word without the punctuation behind it.
const LAST_WORD = /^(?:\{[^{}\s]+\}|\S+?(?=[.,:;!?)]*(?:\s|$)))/;

/** What the groups of a pattern stand for in a line that begins like it; null: the line does not. */
export function matchPattern({ literals, groups }: LinePattern, line: string): GroupTexts | null {
  const [first = '', ...others] = literals;
  if (!line.startsWith(first)) {
    return null;
  }
  const texts: Record<string, string> = {};
  let from = first.length;
  for (const [at, literal] of others.entries()) {
    const window = line.slice(from, from + MOST_CHARACTERS + literal.length);
    const length = literal === '' ? (LAST_WORD.exec(window)?.[0].length ?? 0) : window.indexOf(literal);
    if (length < 1) {
      return null;
    }
    texts[groups[at] as string] = window.slice(0, length);
    from += length + literal.length;
  }
  return texts;
}
