import { readLuceneQuery, type LuceneQuery } from './luceneQuery';

/** A query in one line: `+` required, `-` forbidden, a text in ‹›, a phrase in «». */
function show(query: LuceneQuery | undefined): string {
  if (!query) {
    return 'nothing';
  }
  if (query.kind === 'boolean') {
    const signs = { must: '+', should: '', mustNot: '-' };
    return `(${query.clauses.map(({ occur, query: inner }) => signs[occur] + show(inner)).join(' ')})`;
  }
  const field = query.field === undefined ? '' : `${query.field}:`;
  switch (query.kind) {
    case 'text':
      return `${field}‹${query.text}›`;
    case 'phrase':
      return `${field}«${query.text}»${query.slop > 0 ? `~${query.slop}` : ''}`;
    case 'wildcard':
      return `${field}${query.pattern}`;
    case 'regexp':
      return `${field}/${query.pattern}/`;
    default: {
      const { from, to } = query;
      return `${field}${from.isIncluded ? '[' : '{'}${from.value ?? '*'} ${to.value ?? '*'}${to.isIncluded ? ']' : '}'}`;
    }
  }
}

test.each([
  ['Started', '‹Started›'],
  ['"Started (1/24)"', '«Started (1/24)»'],
  ['message:"UpsertCandidateJob - Started"', 'message:«UpsertCandidateJob - Started»'],
  ['cf.app.keyword:get\\-into\\-teaching', 'cf.app.keyword:‹get-into-teaching›'],
  ['app.@mt:"x" @t:y', '(app.@mt:«x» @t:‹y›)'],
  ['"a \\"b\\" \\\\ c"', '«a "b" \\ c»'],
  ['a\\ b', '‹a b›'],
  ['"\\u0024App \\u0022" \\u002a', '(«$App "» ‹*›)'],
  ['"a b"~3', '«a b»~3'],
  ['foo* f?o \\*', '(foo* f?o ‹*›)'],
  ['message:/crm[a-z]+/', 'message:/crm[a-z]+/'],
  ['code:[400 TO 499] code:{1 TO 5] code:[1 TO *}', '(code:[400 499] code:{1 5] code:[1 *})'],
  ['code:>=400 code:<5', '(code:[400 *] code:[* 5})'],
  ['code:(>400 AND <=500)', '(+code:{400 *] +code:[* 500])'],
  ['_exists_:message', '_exists_:‹message›'],
  ['a^2 "b c"^0.5 (d)^3', '(‹a› «b c» ‹d›)'],
])('%s is read as %s', (text, expected) => {
  expect(show(readLuceneQuery(text))).toBe(expected);
});

// Lucene's booleans: AND makes both neighbours required, there is no precedence, NOT and - forbid.
test.each([
  ['a AND b', '(+‹a› +‹b›)'],
  ['a OR b', '(‹a› ‹b›)'],
  ['a AND b OR c', '(+‹a› +‹b› ‹c›)'],
  ['a OR b AND c', '(‹a› +‹b› +‹c›)'],
  ['a && b || c', '(+‹a› +‹b› ‹c›)'],
  ['NOT a', '(-‹a›)'],
  ['!a', '(-‹a›)'],
  ['a NOT b', '(‹a› -‹b›)'],
  ['a AND NOT b', '(+‹a› -‹b›)'],
  ['a && NOT b', '(+‹a› -‹b›)'],
  ['a AND   NOT\n b', '(+‹a› -‹b›)'],
  ['a OR NOT b', '(‹a› -‹b›)'],
  ['+a -b c', '(+‹a› -‹b› ‹c›)'],
  ['-f:a +g:b', '(-f:‹a› +g:‹b›)'],
  ['a -(b OR c)', '(‹a› -(‹b› ‹c›))'],
  ['a AND !(b OR c)', '(+‹a› -(‹b› ‹c›))'],
  ['a AND (NOT b)', '(+‹a› +(-‹b›))'],
  ['NOT(a)', '(-‹a›)'],
  ['(a)AND(b)', '(+‹a› +‹b›)'],
  ['(a OR b) AND NOT "1/24"', '(+(‹a› ‹b›) -«1/24»)'],
  ['((a OR b) AND (c OR d)) AND -e', '(+(+(‹a› ‹b›) +(‹c› ‹d›)) -‹e›)'],
  ['f:(a OR "b c")', '(f:‹a› f:«b c»)'],
  ['-f:(a OR b) c', '(-(f:‹a› f:‹b›) ‹c›)'],
  ['f:(a OR g:b)', '(f:‹a› g:‹b›)'],
  ['a - b', '‹a b›'],
])('%s means %s', (text, expected) => {
  expect(show(readLuceneQuery(text))).toBe(expected);
});

test('plain words side by side are one text, but not next to an operator', () => {
  expect(show(readLuceneQuery('a b c'))).toBe('‹a b c›');
  expect(show(readLuceneQuery('a b AND c'))).toBe('(‹a› +‹b› +‹c›)');
  expect(show(readLuceneQuery('a b* c d'))).toBe('(‹a› b* ‹c d›)');
});

test.each(['', '   '])('an empty query (%j) is no query', (text) => {
  expect(readLuceneQuery(text)).toBeUndefined();
});

test.each([
  '"abc',
  '(a',
  'a)',
  'a AND',
  'AND a',
  'OR',
  'NOT',
  'NOT NOT a',
  'a AND AND b',
  'a:b:c',
  'foo:',
  'x:[1 TO',
  '3/24',
  'cf.*:x',
  '() a',
])('%s is refused', (text) => {
  expect(() => readLuceneQuery(text)).toThrow();
});

test.each(['Started~', 'Started~1', '+(a) b'])('%s, which Elasticsearch knows, is refused and not misread', (text) => {
  expect(() => readLuceneQuery(text)).toThrow();
});
