/**
 * Encodes one value for an address so that nothing in it, brackets and quotes included, can end the address early: chat
 * tools and Markdown cut links at a last bracket. Never throws: halves of broken characters become U+FFFD.
 */
export function percentEncode(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  );
}

/** Writes parameters as `name=value&…`; names are ours, values are encoded, those that are '' are left out. */
export function queryString(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${percentEncode(value)}`)
    .join('&');
}
