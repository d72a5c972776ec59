import { css, cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { CSSProperties, ReactNode, UIEventHandler } from 'react';

interface Props {
  /** Names the region for those who reach it with the keyboard. */
  label: string;
  className?: string;
  style?: CSSProperties;
  onScroll?: UIEventHandler<HTMLElement>;
  children: ReactNode;
}

/** A box whose content scrolls where it does not fit, with the keyboard too. */
export function ScrollRegion({ label, className, style, onScroll, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached to be scrolled
      tabIndex={0}
      className={cx(styles.region, className)}
      style={style}
      onScroll={onScroll}
    >
      {children}
    </div>
  );
}

const getStyles = () => ({ region: css({ overflow: 'hidden auto', scrollbarWidth: 'thin' }) });
