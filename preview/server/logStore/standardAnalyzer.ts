/**
 * What a character does to the words around it, by the word break rules of Unicode's annex 29, which Elasticsearch's
 * standard analyzer follows.
 */
const enum Kind {
  Break,
  Letter,
  Digit,
  /** Joins what stands on either side: `_`. */
  Joiner,
  /** Stays inside a word between two letters: `:`. */
  MidLetter,
  /** Stays inside a word between two letters, or two digits: `.` and `'`. */
  MidLetterOrDigit,
  /** Stays inside a word between two digits: `,` and `;`. */
  MidDigit,
  /** Combining marks and invisible formatting: part of what stands before. */
  Extend,
  /** A word of its own: ideographs, Hiragana, emoji. */
  Single,
  Unknown,
}

const maxTokenLength = 255;
const kinds = new Uint8Array(0x11_0000).fill(Kind.Unknown);

/** Splits a text into lower-case words as Elasticsearch's standard analyzer does (no stop words). */
export function standardTokens(text: string): string[] {
  const lower = text.toLowerCase();
  const tokens: string[] = [];
  let position = 0;
  while (position < lower.length) {
    const start = position;
    let kind = kindAt(lower, position);
    position += widthAt(lower, position);
    if (kind === Kind.Single) {
      position = skipExtend(lower, position);
      tokens.push(lower.slice(start, position));
      continue;
    }
    if (kind !== Kind.Letter && kind !== Kind.Digit && kind !== Kind.Joiner) {
      continue;
    }
    let hasWord = kind !== Kind.Joiner;
    for (;;) {
      position = skipExtend(lower, position);
      const next = kindAt(lower, position);
      if (next === Kind.Letter || next === Kind.Digit || next === Kind.Joiner) {
        kind = next;
        hasWord ||= next !== Kind.Joiner;
        position += widthAt(lower, position);
        continue;
      }
      const after = skipExtend(lower, position + widthAt(lower, position));
      if (!staysInside(next, kind, kindAt(lower, after))) {
        break;
      }
      position = after;
    }
    if (hasWord) {
      pushToken(tokens, lower.slice(start, position));
    }
  }
  return tokens;
}

function staysInside(middle: Kind, before: Kind, after: Kind): boolean {
  if (before !== after) {
    return false;
  }
  return before === Kind.Letter
    ? middle === Kind.MidLetter || middle === Kind.MidLetterOrDigit
    : before === Kind.Digit && (middle === Kind.MidDigit || middle === Kind.MidLetterOrDigit);
}

function pushToken(tokens: string[], token: string): void {
  for (let start = 0; start < token.length; start += maxTokenLength) {
    tokens.push(token.slice(start, start + maxTokenLength));
  }
}

function skipExtend(text: string, from: number): number {
  let position = from;
  while (kindAt(text, position) === Kind.Extend) {
    position += widthAt(text, position);
  }
  return position;
}

function widthAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}

function kindAt(text: string, position: number): Kind {
  const code = text.codePointAt(position);
  if (code === undefined) {
    return Kind.Break;
  }
  const known = kinds[code] ?? Kind.Break;
  return known === Kind.Unknown ? (kinds[code] = kindOf(String.fromCodePoint(code))) : known;
}

function kindOf(char: string): Kind {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{Extended_Pictographic}]/u.test(char) && !/[\d#*©®]/.test(char)) {
    return Kind.Single;
  }
  if (/\p{Alphabetic}/u.test(char) && !/\p{M}/u.test(char)) {
    return Kind.Letter;
  }
  if (/\p{Nd}/u.test(char)) {
    return Kind.Digit;
  }
  if (/\p{Pc}/u.test(char)) {
    return Kind.Joiner;
  }
  if (/[:·\u0387\u055f\u05f4\u2027\ufe13\ufe55\uff1a]/.test(char)) {
    return Kind.MidLetter;
  }
  if (/[.'\u2018\u2019\u2024\ufe52\uff07\uff0e]/.test(char)) {
    return Kind.MidLetterOrDigit;
  }
  if (/[,;\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b]/.test(char)) {
    return Kind.MidDigit;
  }
  return /[\p{M}\p{Cf}]/u.test(char) && char !== '\u200b' ? Kind.Extend : Kind.Break;
}
