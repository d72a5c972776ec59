import type { VariableJson } from './dashboardJson';

/** What stands where on Cloud Foundry, and where the same stands on Kubernetes. */
const kubernetesFields: Record<string, string> = {
  'cf.app.keyword': 'kubernetes.deployment.name.keyword',
  'cf.space.keyword': 'kubernetes.namespace.keyword',
};

/**
 * The dashboard's variables for the logs at hand. The provisioned file is written for Cloud Foundry, and whoever runs on
 * Kubernetes changes the fields of its variables; the preview does it by itself, since it shows logs of both.
 *
 * @param fields the fields that the logs have
 */
export function onPlatform(variables: VariableJson[], fields: ReadonlySet<string>): VariableJson[] {
  return variables.map((variable) => {
    for (const [field, other] of Object.entries(kubernetesFields)) {
      if (variable.query.includes(`"${field}"`) && !fields.has(field) && fields.has(other)) {
        return { ...variable, query: variable.query.replace(field, other) };
      }
    }
    return variable;
  });
}
