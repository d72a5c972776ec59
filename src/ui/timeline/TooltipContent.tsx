import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Gap } from '../../domain/coverage';
import { Hit } from '../../domain/timeline/hitTest';
import { gapReasonWords } from '../coverageWords';
import { Clock, spanText } from '../timeTexts';
import { FactRow } from './FactRow';
import { HitFacts, hitTitle } from './HitFacts';
import { MarkSign } from './MarkSign';

interface Props {
  hit: Hit;
  /** Spans that were not read and hold the hit's moment. */
  gaps: readonly Gap[];
  clock: Clock;
}

/** Something of the picture in words: what it is, then its facts. Log text is plain text. */
export function TooltipContent({ hit, gaps, clock }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.content}>
      <div className={styles.title}>
        {hit.kind === 'mark' && <MarkSign kind={hit.cluster.kind} />}
        {hitTitle(hit)}
      </div>
      <dl className={styles.facts}>
        <HitFacts hit={hit} clock={clock} />
        {gaps.map((gap) => (
          <FactRow key={`${gap.fromMs}${gap.reason}`} name="Not read">
            {spanText(gap, clock)}. {gap.detail ?? gapReasonWords[gap.reason]}
          </FactRow>
        ))}
      </dl>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ maxWidth: 360, fontSize: 12, lineHeight: '18px' }),
  title: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    // Leaves room for the sign that closes it.
    paddingRight: theme.spacing(3),
    fontWeight: theme.typography.fontWeightMedium,
    marginBottom: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  }),
  facts: css({ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: theme.spacing(1.5), rowGap: 2, margin: 0 }),
});
