/**
 * @param {unknown} report of `npm audit --json`
 * @param {readonly string[]} packages those whose code ships
 * @returns {string[]} known vulnerabilities of these, in plain words; empty: none
 */
export function auditProblems(report, packages) {
  const { vulnerabilities, message } =
    /** @type {{ vulnerabilities?: Record<string, { severity: string }>, message?: string }} */ (report);
  return vulnerabilities === undefined
    ? [`npm audit gave no answer${message === undefined ? '' : `: ${message}`}`]
    : packages.flatMap((name) => {
        const { severity } = vulnerabilities[name] ?? {};
        return severity === undefined ? [] : [`${name}: a vulnerability (${severity}); see npm audit`];
      });
}
