import { css } from '@emotion/css';
import { Field, Input, RadioButtonGroup, TextArea } from '@grafana/ui';
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
      className={css({ maxWidth: 560 })}
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
export function ListSetting({ areNumbers = false, ...props }: Props & { areNumbers?: boolean }) {
  const { id, value, problem, change } = useSetting(props.path);
  const list = Array.isArray(value) ? value.map(String) : [];
  const isSame = (a: string[], b: string[]) => (areNumbers ? a.map((n) => String(Number(n))) : a).join() === b.join();
  const [typed, setTyped] = useState<string | null>(null);
  // What is typed stays as it is, commas at its end too, as long as it means what is set.
  const text = typed !== null && isSame(toList(typed), list) ? typed : list.join(', ');
  return (
    <SettingField {...props}>
      <Input
        id={id}
        value={text}
        placeholder={props.placeholder}
        aria-invalid={problem !== undefined}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          const entries = toList(currentTarget.value);
          change(areNumbers ? entries.map(Number) : entries);
        }}
      />
    </SettingField>
  );
}

/** Several values, one a line. */
export function LineListSetting(props: Props) {
  const { id, value, problem, change } = useSetting(props.path);
  const list = Array.isArray(value) ? value.map(String) : [];
  const [typed, setTyped] = useState<string | null>(null);
  const toLines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
  const text = typed !== null && toLines(typed).join('\n') === list.join('\n') ? typed : list.join('\n');
  return (
    <SettingField {...props}>
      <TextArea
        id={id}
        rows={2}
        value={text}
        placeholder={props.placeholder}
        aria-invalid={problem !== undefined}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          change(toLines(currentTarget.value));
        }}
      />
    </SettingField>
  );
}

interface ChoiceProps extends Props {
  options: ReadonlyArray<{ value: string; label: string }>;
  /** What it is called to leave it as it is; none: one of the options is always chosen. */
  unset?: string;
}

export function ChoiceSetting({ options, unset, ...props }: ChoiceProps) {
  const { id, value, change, isReadOnly } = useSetting(props.path);
  const all = unset === undefined ? [...options] : [{ value: '', label: unset }, ...options];
  return (
    <SettingField {...props}>
      <RadioButtonGroup
        id={id}
        aria-label={props.label}
        options={all}
        value={asText(value)}
        disabled={isReadOnly}
        className={css({ flexWrap: 'wrap', maxWidth: '100%' })}
        onChange={(chosen) => change(chosen === '' ? undefined : chosen)}
      />
    </SettingField>
  );
}

/** A whole number; an empty field leaves it as it is. */
export function NumberSetting(props: Props) {
  const { id, value, problem, change } = useSetting(props.path);
  return (
    <SettingField {...props}>
      <Input
        id={id}
        type="number"
        width={20}
        value={typeof value === 'number' ? value : ''}
        placeholder={props.placeholder}
        aria-invalid={problem !== undefined}
        onChange={({ currentTarget }) => change(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
      />
    </SettingField>
  );
}

/** Several lines. */
export function LinesSetting(props: Props) {
  const { id, value, problem, change } = useSetting(props.path);
  return (
    <SettingField {...props}>
      <TextArea
        id={id}
        rows={3}
        value={asText(value)}
        placeholder={props.placeholder}
        aria-invalid={problem !== undefined}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
    </SettingField>
  );
}
