import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2, VizTooltipContainer } from '@grafana/ui';
import { Gap } from '../../domain/coverage';
import { Hit } from '../../domain/timeline/hitTest';
import { gapReasonWords } from '../coverageWords';
import { Clock, spanText } from '../timeTexts';
import { FactRow } from './FactRow';
import { HitFacts, hitTitle } from './HitFacts';
import { MarkSign } from './MarkSign';

interface Props {
  hit: Hit;
  /** Spans that were not read and hold the pointer's moment. */
  gaps: readonly Gap[];
  /** Place of the pointer in the window (px). */
  position: { x: number; y: number };
  clock: Clock;
}

/** What is under the pointer, in words. */
export function TimelineTooltip({ hit, gaps, position, clock }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Portal>
      <VizTooltipContainer position={position} offset={{ x: 14, y: 14 }} className={styles.tooltip}>
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
      </VizTooltipContainer>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tooltip: css({ padding: theme.spacing(1, 1.5) }),
  content: css({ maxWidth: 360, fontSize: 12, lineHeight: '18px' }),
  title: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontWeight: theme.typography.fontWeightMedium,
    marginBottom: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  }),
  facts: css({ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: theme.spacing(1.5), rowGap: 2, margin: 0 }),
});
