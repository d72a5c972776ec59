import { css, cx } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { ReactNode } from 'react';
import { Evidence, Verdict } from '../domain/runbook/verdict';
import { duration } from '../domain/words';
import { EvidenceLink } from './evidenceLinks';
import { EvidenceList } from './EvidenceList';
import { JobTypeName } from './JobTypeName';
import { LevelSign } from './LevelSign';
import { levelWords, signLevelOf } from './levelWords';
import { NextDeletion } from './NextDeletion';
import { signColours } from './signColours';
import { StepList } from './StepList';
import { Clock, clockText, spanText } from './timeTexts';

interface Props {
  verdict: Verdict;
  clock: Clock;
  /** `wide` sets steps and evidence side by side where there is room. */
  layout: 'wide' | 'narrow';
  /** Other job types of which the same is said. */
  alsoTypes?: readonly string[];
  /** Where a piece of evidence leads. */
  linksOf?: (evidence: Evidence) => readonly EvidenceLink[];
  /** The runs that it is about. */
  runs?: ReactNode;
  /** What can be done from here: buttons and links below the rest. */
  actions?: ReactNode;
  /** Address of the job type's page; none where this is it. */
  typeHref?: string;
}

/** What the runbook says of one job type: the level, what happened, what to do, and why we say so. */
export function VerdictCard({ verdict, clock, layout, alsoTypes = [], linksOf, runs, actions, typeHref }: Props) {
  const styles = useStyles2(getStyles);
  const level = signLevelOf(verdict);
  const { name, meaning } = levelWords[level];
  const colours = signColours(useTheme2());
  const { jobType, headline, detail, troubleSinceMs, inRunbook, steps } = verdict;
  return (
    <article className={styles.card} aria-label={`${name}: ${jobType}`}>
      <header className={styles.header}>
        <LevelSign level={level} sizePx={18} decorative />
        <span style={{ color: colours[meaning].text }} className={styles.level}>
          {name}
        </span>
        <span className={styles.type}>
          <JobTypeName name={jobType} />
        </span>
        {troubleSinceMs !== null && (
          <span className={cx(styles.since, layout === 'wide' && styles.right)}>
            {troubleText(verdict, troubleSinceMs, clock)}
          </span>
        )}
      </header>
      <h2 className={styles.headline}>{headline}</h2>
      {alsoTypes.length > 0 && <p className={styles.detail}>The same is true of {alsoTypes.join(', ')}.</p>}
      <p className={styles.detail}>
        {detail} <NextDeletion verdicts={[verdict]} clock={clock} />
      </p>
      <div className={layout === 'wide' ? styles.columns : undefined}>
        <div>
          <StepList steps={steps} />
          {!inRunbook && steps.length === 0 && (
            <p className={styles.detail}>The runbook does not name this job type.</p>
          )}
        </div>
        <EvidenceList verdict={verdict} clock={clock} linksOf={linksOf} />
      </div>
      {runs}
      {(actions !== undefined || typeHref !== undefined) && (
        <footer className={styles.actions}>
          {typeHref !== undefined && (
            <a href={typeHref} className={styles.link} aria-label={`Open job type ${jobType}`}>
              Open job type
            </a>
          )}
          {actions}
        </footer>
      )}
    </article>
  );
}

/** When it failed, where it succeeds again and nothing waits; else since when it has been failing. */
function troubleText({ counts, lastFailureAtMs, lastSuccessAtMs }: Verdict, sinceMs: number, clock: Clock): string {
  const isOver = counts.retrying === 0 && lastFailureAtMs !== null && (lastSuccessAtMs ?? 0) > lastFailureAtMs;
  return isOver
    ? spanText({ fromMs: sinceMs, toMs: lastFailureAtMs }, clock)
    : `since ${clockText(sinceMs, clock)}, ${duration(clock.nowMs - sinceMs)}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({ minWidth: 0, containerType: 'inline-size' }),
  header: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1), fontSize: 12 }),
  level: css({ fontWeight: 500 }),
  type: css({ display: 'flex', minWidth: 0, maxWidth: '100%', color: theme.colors.text.primary }),
  right: css({ '@container (min-width: 520px)': { marginLeft: 'auto' } }),
  since: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  headline: css({
    margin: theme.spacing(1, 0, 0.5),
    fontSize: 16,
    lineHeight: '22px',
    fontWeight: 500,
    color: theme.colors.text.maxContrast,
    overflowWrap: 'anywhere',
  }),
  link: css({ fontSize: 12, color: theme.colors.text.link, textDecoration: 'underline' }),
  detail: css({
    margin: theme.spacing(0, 0, 1.5),
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    maxWidth: '80ch',
  }),
  actions: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginTop: theme.spacing(1),
  }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(1, 4),
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@container (min-width: 620px)': { gridTemplateColumns: 'minmax(0, 1.25fr) minmax(0, 1fr)' },
  }),
});
