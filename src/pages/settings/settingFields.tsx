import { Field, Input, RadioButtonGroup } from '@grafana/ui';
import { useState } from 'react';
import { useSetting } from './DraftContext';

interface Props {
  /** Where it is in the settings: `kibana.baseUrl`. */
  path: string;
  label: string;
  description?: string;
  placeholder?: string;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What stands around each field; the message stands at the field. */
function SettingField({ path, label, description, children }: Props & { children: React.JSX.Element }) {
  const { id, problem, isReadOnly } = useSetting(path);
  return (
    <Field
      label={label}
      description={description}
      htmlFor={id}
      invalid={problem !== undefined}
      error={problem && `It ${problem}.`}
      disabled={isReadOnly}
    >
      {children}
    </Field>
  );
}

export function TextSetting(props: Props) {
  const { id, value, problem, change } = useSetting(props.path);
  return (
    <SettingField {...props}>
      <Input
        id={id}
        width={60}
        value={asText(value)}
        placeholder={props.placeholder}
        aria-invalid={problem !== undefined}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
    </SettingField>
  );
}

const toList = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Several values in one line, with commas. */
export function ListSetting(props: Props) {
  const { id, value, problem, change } = useSetting(props.path);
  const list = Array.isArray(value) ? value.map(String) : [];
  const [typed, setTyped] = useState<string | null>(null);
  // What is typed stays as it is, commas at its end too, as long as it means what is set.
  const text = typed !== null && toList(typed).join() === list.join() ? typed : list.join(', ');
  return (
    <SettingField {...props}>
      <Input
        id={id}
        width={60}
        value={text}
        placeholder={props.placeholder}
        aria-invalid={problem !== undefined}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          change(toList(currentTarget.value));
        }}
      />
    </SettingField>
  );
}

export function ChoiceSetting({
  options,
  ...props
}: Props & { options: ReadonlyArray<{ value: string; label: string }> }) {
  const { id, value, change, isReadOnly } = useSetting(props.path);
  return (
    <SettingField {...props}>
      <RadioButtonGroup
        id={id}
        aria-label={props.label}
        options={[...options]}
        value={asText(value)}
        disabled={isReadOnly}
        onChange={change}
      />
    </SettingField>
  );
}
