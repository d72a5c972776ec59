import { css } from '@emotion/css';
import { DataSourcePicker } from '@grafana/runtime';
import { Field } from '@grafana/ui';
import { sourceKind } from '../../data/logSource';
import { useSetting } from './DraftContext';

/** Which data source has the logs: of the two kinds that can be read. */
export function DataSourceSetting() {
  const { id, value, problem, isReadOnly, change } = useSetting('dataSourceUid');
  return (
    <Field
      label="Data source with the logs"
      description="Elasticsearch or OpenSearch. Not needed where Grafana has only one."
      htmlFor={id}
      invalid={problem !== undefined}
      error={problem && `It ${problem}.`}
      className={css({ maxWidth: 560 })}
    >
      <DataSourcePicker
        inputId={id}
        noDefault
        placeholder="The only one of the two kinds"
        current={typeof value === 'string' && value !== '' ? value : null}
        filter={({ type }) => sourceKind(type) !== null}
        disabled={isReadOnly}
        onChange={({ uid }) => change(uid)}
        onClear={isReadOnly ? undefined : () => change('')}
      />
    </Field>
  );
}
