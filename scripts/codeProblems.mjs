/** What a strict content security policy, or Grafana's catalogue, refuses in a plugin's code. @type {[RegExp, string][]} */
const refused = [
  [/\beval\(/, 'eval'],
  [/\bnew Function\b|\bFunction\(/, 'a function made of text'],
  [/\bset(?:Timeout|Interval)\(["'`]/, 'a timer with code as text'],
  [
    /\bdocument\.write\b|\binsertAdjacentHTML\b|\b(?:inner|outer)HTML\s*=|\bcreateContextualFragment\b/,
    'markup made of text',
  ],
  [/<script\b|["'`]javascript:/i, 'an inline script'],
  [/@import\b|\burl\(\s*["']?(?:https?:)?\/\//, 'a style, font or image of another host'],
  [/\bimportScripts\(|\bnew (?:Shared)?Worker\(/, 'a worker'],
  [/\/api\/ds\/query\b/, 'a query past the data source'],
  [/\bgrafanaBootData\b/, 'Grafana’s own boot data'],
  [/(?:^|[^.\w])(?:alert|confirm|prompt)\(/, 'a dialog of the browser'],
  [/\bwindow\.open\(/, 'a window that is opened by a script'],
  [/\bconsole\.(?:log|info|debug|warn|error)\(/, 'words to the console'],
];

/** Hosts that a link may lead to where nothing is set, or that a field shows as an example. Nothing is loaded from them. */
const linkedHosts = ['github.com', 'kibana.logit.io', 'kibana.example', 'sentry.io'];

/**
 * What in a bundle does not belong into it, in plain words.
 * @param {string} code @returns {string[]} empty: nothing found
 */
export function codeProblems(code) {
  const hosts = [...code.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/g)].map(([, host]) => host ?? '');
  const strange = [...new Set(hosts)].filter((host) => !linkedHosts.includes(host));
  return [
    ...refused.flatMap(([pattern, name]) => (pattern.test(code) ? [`holds ${name}`] : [])),
    ...strange.map((host) => `names the host ${host}`),
  ];
}
