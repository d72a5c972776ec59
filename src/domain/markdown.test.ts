import { marked } from 'marked';
import { codeCell, codeSpan, link, sentenceWithNames } from './markdown';

const hostile = [
  '[click](https://evil.example)',
  '<https://evil.example>',
  'https://evil.example',
  'www.evil.example',
  '@channel <!here> <@U012AB3CD> #general',
  '![x](https://evil.example/x.png)',
  '`` ` `code` ` ``',
  '<img src=x onerror=alert(1)>',
  'a\n\n# heading\n- [ ] task',
  '**bold** _it_ ~~no~~ | cell |',
  'someone@example.org',
];

/** What a Markdown reader makes of it, GitHub's additions included. */
const html = (markdown: string): string => marked.parse(markdown, { async: false, gfm: true });

test.each(hostile)('%j as a code span is one piece of code and nothing else', (text) => {
  const made = html(`before ${codeSpan(text)} after`);
  expect(made).toMatch(/^<p>before <code>[^<]*<\/code> after<\/p>\n$/);
});

test.each(hostile)('%j as a cell stays one cell', (text) => {
  const made = html(`| a | b |\n| --- | --- |\n| ${codeCell(text)} | end |\n`);
  expect(made.match(/<td>/g)).toHaveLength(2);
  expect(made).not.toMatch(/<a |<img|<h1/);
});

test.each(hostile)('%j in a sentence gets no meaning', (text) => {
  for (const made of [
    html(sentenceWithNames(`It is ${text}.`, [])),
    html(sentenceWithNames(`It is ${text}.`, [text])),
  ]) {
    expect(made).not.toMatch(/<a |<img|<h1|<strong|<em|<del|<li/);
  }
});

test('names in a sentence become code, the longest first', () => {
  expect(
    sentenceWithNames('UpsertModelJob<PhoneCall> and 1 other job type need a look.', [
      '',
      'Up',
      'UpsertModelJob<PhoneCall>',
    ])
  ).toBe('`UpsertModelJob<PhoneCall>` and 1 other job type need a look.');
});

test('a generic type loses its number, an empty text is a dash', () => {
  expect(codeSpan('System.ServiceModel.FaultException`1')).toBe('`System.ServiceModel.FaultException`');
  expect(codeSpan(' \n')).toBe('–');
});

test('nothing of a text is dropped but a generic type’s number: what has a meaning is replaced or escaped', () => {
  expect(codeSpan('Fault`12 of `a` and\n\tb')).toBe('`Fault of ’a’ and b`');
  expect(codeCell('a|b')).toBe('`a¦b`');
  expect(sentenceWithNames('*a* [b]\n<c> @d http://e www.f', [''])).toBe(
    '\\*a\\* \\[b\\] \\<c\\> @\u2060d http://\u2060e www.\u2060f'
  );
  expect(sentenceWithNames('a.b and aXb', ['a.b'])).toBe('`a.b` and aXb');
  expect(link('lines', 'https://x.example')).toBe('[lines](https://x.example)');
});
