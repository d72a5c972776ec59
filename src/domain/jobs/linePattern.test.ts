import fc from 'fast-check';
import { linePattern, matchPattern, patternProblem, patternWords } from './linePattern';

const groupsOf = (pattern: string, line: string) => matchPattern(linePattern('started', pattern), line);

test.each([
  ['{job} begins, attempt {attempt}', 'InvoiceMailer begins, attempt 3', { job: 'InvoiceMailer', attempt: '3' }],
  ['{job} begins', '"InvoiceMailer" begins and more', { job: '"InvoiceMailer"' }],
  ['Done: {job} in {elapsed} ms', 'Done: A in 3.5 ms.', { job: 'A', elapsed: '3.5' }],
  ['Job {jobId}', 'Job 41 of a day', { jobId: '41' }],
  ['Job {jobId}', 'Job 41: of a day', { jobId: '41' }],
  ['Job {jobId}', 'Job {JobId}: {Reason}', { jobId: '{JobId}' }],
  ['A plain text', 'A plain text and more', {}],
  ['{job} begins', `${'x'.repeat(200)} begins`, { job: 'x'.repeat(200) }],
])('%s finds %s', (pattern, line, groups) => {
  expect(groupsOf(pattern, line)).toEqual(groups);
});

test.each([
  ['{job} begins', 'Search: InvoiceMailer begun'],
  ['{job} begins', ' begins'],
  ['Done {job}', 'Not done A'],
  ['{job} begins', `${'x'.repeat(201)} begins`],
])('%s does not find %s', (pattern, line) => {
  expect(groupsOf(pattern, line)).toBeNull();
});

test.each([
  ['{job} begins', null],
  ['Résumé {job}', null],
  ['{job} has', null],
  ['{job} 404', null],
  [`{job} ${'x'.repeat(194)}`, null],
  ['{job} is', 'must have a word beside its groups, by which its lines are found'],
  ['{job}{attempt} begins', 'must have a text between two groups'],
  ['{job} {job} begins', 'must name each group once'],
  ['{job} {elapsed} of {elapsed} begins', null],
  ['{job', 'must be one line whose braces hold a name each: {job}'],
  ['{job} (\\d+)+ {', 'must be one line whose braces hold a name each: {job}'],
  ['{job} begins\nnow', 'must be one line whose braces hold a name each: {job}'],
  ['{job}: {attempt}', 'must have a word beside its groups, by which its lines are found'],
  ['x{job}begins', 'must have a word beside its groups, by which its lines are found'],
  [`{job} ${'x'.repeat(200)}`, 'must have 200 characters at most'],
])('a pattern %s: %s', (text, problem) => {
  expect(patternProblem(text)).toBe(problem);
});

test('the words by which its lines are found are whole words of one text', () => {
  const words = (text: string) => patternWords(linePattern('started', text));
  expect(words('{job} begins, attempt {attempt} of {limit}')).toBe('begins, attempt');
  expect(words('begin{job}ning of the work no{attempt}')).toBe('of the work');
});

test('a hostile line takes no longer than a harmless one', () => {
  const pattern = linePattern('started', '{a} b {c} b {d} b {e} b {f} b {g} begins');
  const before = process.cpuUsage();
  matchPattern(pattern, ' b '.repeat(400_000));
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
});

test('whatever the texts of the groups are, they are found again', () => {
  const word = fc.stringMatching(/^[A-Za-z]{1,20}$/).filter((text) => !text.includes('begins'));
  fc.assert(
    fc.property(word, fc.nat(99), (job, attempt) => {
      expect(groupsOf('{job} begins, attempt {attempt}', `${job} begins, attempt ${attempt}`)).toEqual({
        job,
        attempt: String(attempt),
      });
    })
  );
});
