import { auditProblems } from './auditProblems.mjs';

const shipped = ['react-router-dom', 'valibot'];
const vulnerabilities = { lodash: { severity: 'critical' }, valibot: { severity: 'high' } };

test.each<[string, unknown, string[]]>([
  ['none', { vulnerabilities: {} }, []],
  ['one in what does not ship', { vulnerabilities: { lodash: vulnerabilities.lodash } }, []],
  ['one in what ships', { vulnerabilities }, ['valibot: a vulnerability (high); see npm audit']],
  ['no answer is no all-clear', { message: 'HTTP 405' }, ['npm audit gave no answer: HTTP 405']],
  ['nothing at all', {}, ['npm audit gave no answer']],
])('%s', (_, report, problems) => {
  expect(auditProblems(report, shipped)).toEqual(problems);
});
