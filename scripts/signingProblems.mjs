/** @param {string} url */
function isRootUrl(url) {
  try {
    const { protocol, search, hash } = new URL(url);
    return ['http:', 'https:'].includes(protocol) && search === '' && hash === '';
  } catch {
    return false;
  }
}

/**
 * What keeps a plugin from being signed for private use, each with its remedy. The token itself is never told.
 * @param {{ token: string | undefined, rootUrls: string[], isBuilt: boolean }} given
 * @returns {string[]} empty: nothing found
 */
export function signingProblems({ token, rootUrls, isBuilt }) {
  return [
    ...(isBuilt ? [] : ['dist/ is not built: npm run build']),
    ...(token
      ? []
      : [
          'GRAFANA_ACCESS_POLICY_TOKEN is not set. Create an access policy with the scope plugins:write at grafana.com ' +
            '(your organisation → Security → Access Policies), and put its token into this environment variable.',
        ]),
    ...(rootUrls.length > 0
      ? []
      : [
          'GRAFANA_ROOT_URLS is not set. A private plugin is signed for the Grafanas that will load it: ' +
            'GRAFANA_ROOT_URLS=https://grafana.example.org/',
        ]),
    ...rootUrls
      .filter((url) => !isRootUrl(url))
      .map((url) => `GRAFANA_ROOT_URLS holds “${url}”, which is no root_url of a Grafana.`),
  ];
}
