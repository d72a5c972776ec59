import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Badge, useStyles2, useTheme2 } from '@grafana/ui';
import { Policy } from '../../domain/policy';
import { guideTo } from '../../domain/runbook/ruleGuide';
import { RuleUse } from '../../domain/runbook/ruleUse';
import { Rule } from '../../domain/runbook/rules';
import { LevelSign } from '../../ui/LevelSign';
import { levelWords } from '../../ui/levelWords';
import { signColours } from '../../ui/signColours';
import { StepList } from '../../ui/StepList';
import { Clock, clockText, relativeText } from '../../ui/timeTexts';
import { PageBox } from '../PageBox';

interface Props {
  rule: Rule;
  policy: Policy;
  use: RuleUse;
  /** Whether all of the range was read and understood. */
  inFull: boolean;
  clock: Clock;
}

/** One rule: its condition, what to do, whom to tell, whose it is, and when it last applied. */
export function RuleCard({ rule, policy, use, inFull, clock }: Props) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const { level, steps, tell, isTeams } = guideTo(rule, policy);
  const { name, meaning } = levelWords[level];
  return (
    <PageBox level={use.now.length > 0 ? level : undefined}>
      <article aria-label={rule.condition}>
        <header className={styles.header}>
          <LevelSign level={level} sizePx={16} decorative />
          <span style={{ color: colours[meaning].text }} className={styles.level}>
            {name}
          </span>
          {use.now.length > 0 && <Badge color="blue" text="Applies now" />}
          <span className={styles.whose}>{isTeams ? 'the team’s runbook' : 'ours to suggest'}</span>
        </header>
        <h3 className={styles.condition}>{rule.condition}</h3>
        <p className={styles.use}>{useText(use, inFull, clock)}</p>
        <StepList steps={steps} />
        {tell !== null && (
          <p className={styles.tell}>
            <span className={styles.label}>Whom to tell</span>
            {tell.text}
            {isTeams && tell.source === 'suggestion' && ' (our suggestion)'}
          </p>
        )}
      </article>
    </PageBox>
  );
}

function useText({ now, last }: RuleUse, inFull: boolean, clock: Clock): string {
  const lastText = last && `${clockText(last.atMs, clock)}, ${relativeText(last.atMs, clock)}: ${last.jobType}`;
  if (now.length > 0) {
    return `Applies to ${now.join(', ')}.${lastText ? ` Last at ${lastText}.` : ''}`;
  }
  const where = lastText ? 'now' : 'in this range';
  return `${inFull ? `Does not apply ${where}.` : 'Does not apply in what was read so far.'}${lastText ? ` Last at ${lastText}.` : ''}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1), fontSize: 12 }),
  level: css({ fontWeight: 500 }),
  whose: css({ marginLeft: 'auto', color: theme.colors.text.secondary }),
  condition: css({ margin: theme.spacing(0.75, 0, 0.25), fontSize: 16, lineHeight: '22px', fontWeight: 500 }),
  use: css({
    margin: theme.spacing(0, 0, 1.5),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  }),
  tell: css({ margin: 0, maxWidth: '70ch' }),
  label: css({ display: 'block', marginBottom: theme.spacing(0.25), fontSize: 12, fontWeight: 500 }),
});
