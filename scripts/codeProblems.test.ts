import { codeProblems } from './codeProblems.mjs';

test.each([
  ['plain code', 'define(["react"],e=>{const t=e.useState(0);retrieval(t);a.confirm();setTimeout(f,1)})'],
  ['links to where the settings lead', 'a="https://kibana.logit.io";b="https://github.com/x/y.md"'],
  ['a style without an address', 'css({backgroundImage:"url(#sign)"})'],
])('%s is fine', (_, code) => {
  expect(codeProblems(code)).toEqual([]);
});

test.each([
  ['eval("1")', 'eval'],
  ['new Function("return 1")', 'a function made of text'],
  ['(0,Function)("x");Function("x")', 'a function made of text'],
  ["setTimeout('f()',1)", 'a timer with code as text'],
  ['e.innerHTML=t', 'markup made of text'],
  ['document.write(t)', 'markup made of text'],
  ['"<script>x</script>"', 'an inline script'],
  ['a.href="javascript:f()"', 'an inline script'],
  ['css({src:"url(//fonts.example/a.woff)"})', 'a style, font or image of another host'],
  ['new Worker("a.js")', 'a worker'],
  ['fetch("/api/ds/query")', 'a query past the data source'],
  ['window.grafanaBootData.user', 'Grafana’s own boot data'],
  ['if(confirm("?")){}', 'a dialog of the browser'],
  ['window.open(u)', 'a window that is opened by a script'],
  ['console.log(line)', 'words to the console'],
])('%s: %s', (code, name) => {
  expect(codeProblems(code)).toEqual([`holds ${name}`]);
});

test('a host that nobody knows is named, once', () => {
  expect(codeProblems('a="https://cdn.example/x.js",b="wss://cdn.example/"')).toEqual(['names the host cdn.example']);
});
