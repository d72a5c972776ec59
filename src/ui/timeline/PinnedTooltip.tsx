import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, IconButton, Portal, useStyles2, VizTooltipContainer } from '@grafana/ui';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Hit } from '../../domain/timeline/hitTest';
import { Clock } from '../timeTexts';
import { hitTitle } from './HitFacts';
import { Note } from './notesAt';
import { PlaceLink } from './PlaceLink';
import { ElementHolder } from './PointerLayer';
import { RunLink } from './runLinks';
import { stillFor } from './stillFor';
import { TooltipContent } from './TooltipContent';

interface Props {
  hit: Hit;
  notes: readonly Note[];
  clock: Clock;
  links: readonly RunLink[];
  /** Address that leads here again. */
  address: () => string;
  /** The picture, and the place in it that is told of (px). */
  picture: ElementHolder;
  x: number;
  y: number;
  /** Whether it takes the focus: it was opened with the keyboard. */
  takesFocus: boolean;
  onClose: () => void;
}

/** The tooltip that stays: the same facts, and what can be done with them. It follows its place when something scrolls. */
export function PinnedTooltip({ hit, notes, clock, links, address, picture, x, y, takesFocus, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<{ x: number; y: number } | null>(null);

  useLayoutEffect(() => {
    const follow = () => {
      const { left = 0, top = 0 } = picture.current?.getBoundingClientRect() ?? {};
      setPosition({ x: left + x, y: top + y });
    };
    follow();
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [picture, x, y]);

  useEffect(() => {
    // Before Grafana hears it, which leaves the panel's own view at Escape.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        onClose();
      }
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [onClose]);

  const isPlaced = position !== null;
  useEffect(() => {
    if (takesFocus && isPlaced) {
      box.current?.focus();
    }
  }, [takesFocus, isPlaced]);

  return (
    position && (
      <Portal>
        <VizTooltipContainer
          position={position}
          offset={{ x: 14, y: 14 }}
          className={styles.tooltip}
          allowPointerEvents
          // Has the focus, or is found by it; else its "ago" would be read anew every half minute.
          aria-live="off"
        >
          <div ref={box} role="dialog" aria-label={hitTitle(hit)} tabIndex={-1} className={styles.box}>
            <IconButton className={styles.close} name="times" size="md" aria-label="Close" onClick={onClose} />
            <TooltipContent hit={hit} notes={notes} clock={clock} />
            <div className={styles.actions}>
              {links.map((link) => (
                <PlaceLink key={link.text} link={link} />
              ))}
              <ClipboardButton size="sm" variant="secondary" icon="link" getText={address}>
                Copy link
              </ClipboardButton>
            </div>
          </div>
        </VizTooltipContainer>
      </Portal>
    )
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tooltip: css({ padding: 0, ...stillFor(theme) }),
  box: css({
    position: 'relative',
    padding: theme.spacing(1, 1.5),
    borderRadius: theme.shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
  close: css({ position: 'absolute', top: theme.spacing(1), right: theme.spacing(0.5) }),
  actions: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
    paddingTop: theme.spacing(1),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
});
