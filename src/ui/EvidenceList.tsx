import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Evidence, Verdict } from '../domain/runbook/verdict';
import { gapReasonWords } from './coverageWords';
import { EvidenceLink } from './evidenceLinks';
import { Clock, spanText } from './timeTexts';

interface Props {
  verdict: Verdict;
  clock: Clock;
  /** Where a piece leads. */
  linksOf?: (evidence: Evidence) => readonly EvidenceLink[];
}

/** What a verdict rests on, each piece with its time, and what it could not see. */
export function EvidenceList({ verdict: { evidence, gaps }, clock, linksOf }: Props) {
  const styles = useStyles2(getStyles);
  if (evidence.length === 0 && gaps.length === 0) {
    return null;
  }
  return (
    <section>
      <h3 className={styles.title}>Why we say so</h3>
      <ul className={styles.list}>
        {evidence.map((piece) => (
          <EvidenceItem key={piece.text} piece={piece} clock={clock} links={linksOf?.(piece) ?? []} />
        ))}
        {gaps.map((gap) => (
          <li key={`${gap.fromMs}-${gap.toMs}-${gap.reason}`} className={styles.item}>
            <span className={styles.quiet}>Not read. {gap.detail ?? gapReasonWords[gap.reason]}</span>
            <span className={styles.time}>{spanText(gap, clock)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  piece: Evidence;
  clock: Clock;
  links: readonly EvidenceLink[];
}

function EvidenceItem({ piece, clock, links }: ItemProps) {
  const styles = useStyles2(getStyles);
  const { text, span, certainty } = piece;
  return (
    <li className={styles.item}>
      <span>
        {text}
        {certainty === 'inferred' && <span className={styles.quiet}> (worked out)</span>}
      </span>
      <span className={styles.time}>
        {span && spanText(span, clock)}
        {links.map((link) => (
          <a
            key={link.text}
            href={link.href}
            target="_blank"
            rel="noopener noreferrer"
            className={styles.lines}
            aria-label={link.label}
          >
            {link.text}
          </a>
        ))}
      </span>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ margin: theme.spacing(0, 0, 0.75), fontSize: 12, fontWeight: 500 }),
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 12 }),
  item: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
    marginBottom: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  }),
  lines: css({
    marginLeft: theme.spacing(1),
    color: theme.colors.text.link,
    textDecoration: 'underline',
  }),
  quiet: css({ color: theme.colors.text.secondary }),
  time: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
});
