import { QueryVariable } from '@grafana/scenes';
import type { VariableJson } from './dashboardJson';

/** A variable of a dashboard's JSON, its values asked for as Grafana asks. */
export function variableOf({ current, label, hide = 0, ...variable }: VariableJson): QueryVariable {
  if (variable.type !== 'query') {
    throw new Error(`The preview knows no variables of the type ${variable.type} (${variable.name}).`);
  }
  return new QueryVariable({
    ...variable,
    type: 'query',
    label: label ?? variable.name,
    hide,
    value: current?.value ?? '',
    text: current?.text ?? '',
    isMulti: variable.multi ?? false,
    includeAll: variable.includeAll ?? false,
  });
}
