import { parse, toString, type AST } from 'lucene';

/**
 * Parses a Lucene query with the `lucene` package (the one Grafana's own Elasticsearch data source uses in the
 * browser), minding where its grammar is not Elasticsearch's: it wants spaces around parentheses and exactly one within
 * `AND NOT`, knows `NOT (…)` but not `-(…)`, nor codes such as `\u0024`, and drops what it cannot place without a word.
 * Nothing is ever dropped here, but for boosts (`^2`), which change no hits.
 *
 * @throws Error with the parser's text when the query is not valid, or not understood in full.
 */
export function parseLuceneText(query: string): AST {
  const text = normalise(query);
  const ast = parse(text);
  if (characters(toString(ast)) !== characters(text)) {
    throw new Error('Encountered text that was not understood');
  }
  return ast;
}

/** Quoted texts, expressions, ranges and escaped characters are left as they are. */
const literal = /"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)+\/|[[{][^\]}]*[\]}]|\\./;
const word = /(?<=^|[\s(])(?:[-+!](?=\()|(?:&&|\|\||[-+!])(?=\s|$))|\^\d+(?:\.\d+)?(?=[\s)]|$)|[()]|\s+/;
const literalOrWord = new RegExp(`(${literal.source})|${word.source}`, 'gs');
const literalOrSpace = new RegExp(`(${literal.source})|\\s+`, 'gs');

/** `\u0024` means the character of that number, and never an operator; the grammar does not know it. */
function withoutCodes(query: string): string {
  return query.replace(/\\(?:u([\da-f]{4})|.)/gis, (escape, code: string | undefined) => {
    const char = code === undefined ? '' : String.fromCharCode(parseInt(code, 16));
    return code === undefined ? escape : /[\s!&'()*+\-/:?[\]"\\^{}|~]/.test(char) ? `\\${char}` : char;
  });
}

function normalise(query: string): string {
  return withoutCodes(query)
    .replace(literalOrWord, (match, kept: string | undefined, offset: number, whole: string) => {
      if (kept !== undefined) {
        return kept;
      }
      const isBeforeGroup = whole[offset + match.length] === '(';
      switch (match) {
        case '&&':
          return ' AND ';
        case '||':
          return ' OR ';
        case '+':
          if (isBeforeGroup) {
            throw new Error('+(…) is not supported by the embedded log store');
          }
          return ' ';
        case '-':
        case '!':
          // A lone sign is a word without a letter: it finds nothing and is left out, as by Elasticsearch.
          return isBeforeGroup ? ' NOT ' : ' ';
        default:
          return match.startsWith('^') ? '' : ` ${match} `;
      }
    })
    .replace(literalOrSpace, (_match, kept?: string) => kept ?? ' ')
    .trim();
}

/** All characters that mean something, in no order: the parser may write parentheses and fields in other places. */
function characters(text: string): string {
  return [...text.replace(/[\s()]/g, '')].sort().join('');
}
