import type { AST, Node } from 'lucene';

import { parseLuceneText } from './luceneSyntax';

export type Occur = 'must' | 'should' | 'mustNot';

/** A Lucene query. `field` undefined means all fields. Texts still hold their escapes where the kind says so. */
export type LuceneQuery =
  | { kind: 'boolean'; clauses: Array<{ occur: Occur; query: LuceneQuery }> }
  | { kind: 'text'; field?: string; text: string }
  | { kind: 'phrase'; field?: string; text: string; slop: number }
  /** With `*` and `?`, and escapes before those that mean themselves. */
  | { kind: 'wildcard'; field?: string; pattern: string }
  | { kind: 'regexp'; field?: string; pattern: string }
  | { kind: 'range'; field?: string; from: RangeEnd; to: RangeEnd };

/** `value` undefined: open. A number is never a text to parse: on a date field it is ms since the epoch. */
export interface RangeEnd {
  value?: string | number;
  isIncluded: boolean;
}

/**
 * Reads a query string as Elasticsearch's `query_string` does with the default operator OR.
 *
 * @returns undefined for an empty query.
 * @throws Error when it cannot be parsed.
 */
export function readLuceneQuery(text: string): LuceneQuery | undefined {
  return text.trim() === '' ? undefined : readGroup(parseLuceneText(text), undefined);
}

interface Clause {
  conjunction: 'and' | 'or' | 'none';
  isNegated: boolean;
  node: AST | Node;
}

/**
 * The clauses of one pair of parentheses. Lucene knows no precedence: AND makes the clauses on both of its sides
 * required, and what is neither required nor forbidden is optional.
 */
function readGroup(ast: AST, field: string | undefined): LuceneQuery {
  const clauses: Array<{ occur: Occur; query: LuceneQuery }> = [];
  for (const { conjunction, isNegated, node } of joinWords(clausesOf(ast))) {
    const previous = clauses.at(-1);
    if (conjunction === 'and' && previous?.occur === 'should') {
      previous.occur = 'must';
    }
    const { query, sign: ownSign } = readNode(node, field);
    const isForbidden = isNegated || ownSign === '-' || ownSign === '!';
    const isRequired = conjunction === 'and' || ownSign === '+';
    clauses.push({ occur: isForbidden ? 'mustNot' : isRequired ? 'must' : 'should', query });
  }
  const [only] = clauses;
  return clauses.length === 1 && only?.occur === 'should' ? only.query : { kind: 'boolean', clauses };
}

/** The parser nests a list to the right; a group in parentheses is a clause of its own. */
function clausesOf(ast: AST): Clause[] {
  const clauses: Clause[] = [];
  let rest: AST | Node | undefined = ast;
  let operator: string = '<implicit>';
  let isFirst = true;
  if (!('left' in ast) || ('start' in ast && ast.start !== undefined && ast.start !== 'NOT')) {
    throw new Error('Encountered an operator where a term was expected');
  }
  while (rest) {
    const isList: boolean = 'left' in rest && (isFirst || !rest.parenthesized);
    const node: AST | Node = isList ? (rest as AST).left : rest;
    const isNegated: boolean = operator.endsWith('NOT') || (isList && 'start' in rest && rest.start === 'NOT');
    clauses.push({
      conjunction: operator.startsWith('AND') ? 'and' : operator.startsWith('OR') ? 'or' : 'none',
      isNegated,
      node,
    });
    [rest, operator] = isList && 'right' in rest ? [rest.right, rest.operator] : [undefined, ''];
    isFirst = false;
  }
  return clauses;
}

/** Plain words side by side are one text, which matters for keyword fields only: there they are one value. */
function joinWords(clauses: Clause[]): Clause[] {
  const joined: Clause[] = [];
  clauses.forEach((clause, at) => {
    const previous = joined.at(-1);
    const isJoinable = clauses[at + 1] === undefined || clauses[at + 1]?.conjunction === 'none';
    if (previous && clause.conjunction === 'none' && isJoinable && isPlainWord(previous) && isPlainWord(clause)) {
      const words = { ...(previous.node as WordNode), term: `${wordOf(previous)} ${wordOf(clause)}` };
      joined[joined.length - 1] = { ...previous, node: words };
    } else {
      joined.push(clause);
    }
  });
  return joined;
}

type WordNode = Extract<Node, { term: string }>;

function wordOf(clause: Clause): string {
  return (clause.node as WordNode).term;
}

function isPlainWord({ node, isNegated }: Clause): boolean {
  return (
    !isNegated &&
    'term' in node &&
    !node.quoted &&
    !node.regex &&
    !node.prefix &&
    fieldOf(node) === undefined &&
    !/(^|[^\\])[*?]|^[<>]/.test(node.term)
  );
}

function readNode(node: AST | Node, outerField: string | undefined): { query: LuceneQuery; sign?: string } {
  const { field = outerField, sign } = splitSign(fieldOf(node));
  if ('left' in node) {
    return { sign, query: readGroup(node, field) };
  }
  if ('term_min' in node) {
    return { sign, query: { kind: 'range', field, ...rangeEnds(node) } };
  }
  if (node.similarity) {
    throw new Error(`fuzzy search (${node.term}~) is not supported by the embedded log store`);
  }
  return { sign: node.prefix ?? sign, query: readTerm(node, field) };
}

function readTerm(node: WordNode, field: string | undefined): LuceneQuery {
  if (node.regex) {
    return { kind: 'regexp', field, pattern: node.term };
  }
  if (node.quoted) {
    const slop = (node as { proximity?: number | null }).proximity ?? 0;
    return { kind: 'phrase', field, text: node.term.replace(/\\(.)/gs, '$1'), slop };
  }
  if (['AND', 'OR', 'NOT'].includes(node.term)) {
    throw new Error(`Encountered "${node.term}" where a term was expected`);
  }
  const comparison = /^(>=?|<=?)(.+)$/s.exec(node.term);
  if (comparison && field !== undefined) {
    const [, sign = '', rest = ''] = comparison;
    const end = { value: unescape(rest), isIncluded: sign.endsWith('=') };
    const open = { isIncluded: true };
    return { kind: 'range', field, from: sign.startsWith('>') ? end : open, to: sign.startsWith('<') ? end : open };
  }
  return /(^|[^\\])(\\\\)*[*?]/.test(node.term)
    ? { kind: 'wildcard', field, pattern: node.term }
    : { kind: 'text', field, text: unescape(node.term) };
}

function rangeEnds(node: Extract<Node, { term_min: string }>): { from: RangeEnd; to: RangeEnd } {
  const end = (text: string, isIncluded: boolean) => ({ value: text === '*' ? undefined : unescape(text), isIncluded });
  return {
    from: end(node.term_min, node.inclusive === 'both' || node.inclusive === 'left'),
    to: end(node.term_max, node.inclusive === 'both' || node.inclusive === 'right'),
  };
}

function fieldOf(node: AST | Node): string | undefined {
  return node.field === undefined || node.field === '<implicit>' ? undefined : node.field;
}

/** The grammar takes the sign of `-field:word` for part of the field's name. */
function splitSign(field: string | undefined): { field?: string; sign?: string } {
  const [, sign, name] = /^([-+!]?)(.*)$/s.exec(field ?? '') ?? [];
  if (/(^|[^\\])[*?]./.test(name ?? '') || /[^\\][*?]$/.test(name ?? '')) {
    throw new Error(`Encountered a wildcard in the field name ${name}, it must be escaped`);
  }
  return field === undefined ? {} : { field: unescape(name ?? ''), sign: sign || undefined };
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
