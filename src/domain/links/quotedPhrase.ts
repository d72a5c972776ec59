/**
 * Text as a phrase in quotes, for Lucene's query syntax, Kibana's query language and Sentry's search alike: within quotes only the
 * quote and the backslash mean something. Control characters, which no name holds, become blanks.
 */
export function quotedPhrase(text: string): string {
  // eslint-disable-next-line no-control-regex
  return `"${text.replace(/[\u0000-\u001f\u007f]/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
}
