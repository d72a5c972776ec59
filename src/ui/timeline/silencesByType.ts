import { Finding } from '../../domain/report';

/** The spans without a success that was due, by job type. */
export function silencesByType(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const silent = findings.filter(({ kind }) => kind === 'silent');
  const jobTypes = new Set(silent.flatMap((finding) => finding.jobTypes));
  return new Map([...jobTypes].map((name) => [name, silent.filter((finding) => finding.jobTypes.includes(name))]));
}
