import { css } from '@emotion/css';
import { FieldSet, Text } from '@grafana/ui';
import { guideTo } from '../../domain/runbook/ruleGuide';
import { Rule, rules } from '../../domain/runbook/rules';
import { LinesSetting } from './settingFields';

/** Where nothing is wrong there is nothing to do. */
const withSteps = rules.filter((rule) => guideTo(rule).steps.length > 0);

const ourSteps = (rule: Rule): string =>
  guideTo(rule)
    .steps.map(({ text }) => `- ${text}`)
    .join('\n');

/** The team's own steps, rule by rule; an empty field keeps ours, which stand in it. */
export function StepsSection() {
  return (
    <FieldSet label="What to do">
      <div className={css({ marginBottom: 16 })}>
        <Text color="secondary">
          One step a line, in Markdown. An empty field keeps the steps that are shown in it.
        </Text>
      </div>
      {withSteps.map((rule) => (
        <LinesSetting key={rule.id} path={`steps.${rule.id}`} label={rule.condition} placeholder={ourSteps(rule)} />
      ))}
    </FieldSet>
  );
}
