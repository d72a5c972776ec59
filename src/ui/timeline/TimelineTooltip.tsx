import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Portal, useStyles2, VizTooltipContainer } from '@grafana/ui';
import { Hit } from '../../domain/timeline/hitTest';
import { Clock } from '../timeTexts';
import { Note } from './notesAt';
import { stillFor } from './stillFor';
import { TooltipContent } from './TooltipContent';

interface Props {
  hit: Hit;
  notes: readonly Note[];
  /** Place of the pointer in the window (px). */
  position: { x: number; y: number };
  clock: Clock;
}

/** What is under the pointer, in words. */
export function TimelineTooltip({ hit, notes, position, clock }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Portal>
      <VizTooltipContainer
        position={position}
        offset={{ x: 14, y: 14 }}
        className={styles.tooltip}
        // The keyboard's way says it; Grafana's own would be read at every move.
        aria-live="off"
      >
        <TooltipContent hit={hit} notes={notes} clock={clock} />
      </VizTooltipContainer>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tooltip: css({ padding: theme.spacing(1, 1.5), ...stillFor(theme) }),
});
