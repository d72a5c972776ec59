/** Names of the fields by which log lines are found and read; other pipelines have others. */
export interface LogFields {
  /** Fields that may hold the app's name, in order of preference. */
  app: readonly string[];
  /** Field that holds the text of a line. */
  message: string;
}

/** Cloud Foundry's and Kubernetes' envelopes, as the API's pipelines write them. */
export const defaultLogFields: LogFields = { app: ['cf.app', 'kubernetes.deployment.name'], message: 'message' };
