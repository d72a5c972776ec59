// Scheme, host (name, IPv4 or bracketed IPv6), port, path. No credentials, query or hash: the links add their own.
const WEB_ADDRESS =
  /^https?:\/\/(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:\/[^\s?#\\<>"']*)?$/i;

/**
 * A base address as links are built on: trimmed, without slashes at its end.
 * @returns null for everything but plain http and https addresses
 */
export function webAddress(text: string): string | null {
  const trimmed = text.trim();
  return WEB_ADDRESS.test(trimmed) ? trimmed.replace(/\/+$/, '') : null;
}
