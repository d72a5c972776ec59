import { css, cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { CSSProperties, ReactNode } from 'react';

interface Props {
  /** Names the region for those who reach it with the keyboard. */
  label: string;
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}

/** A box whose content scrolls where it does not fit, with the keyboard too. */
export function ScrollRegion({ label, className, style, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached to be scrolled
    <div role="region" aria-label={label} tabIndex={0} className={cx(styles.region, className)} style={style}>
      {children}
    </div>
  );
}

const getStyles = () => ({ region: css({ overflow: 'hidden auto', scrollbarWidth: 'thin' }) });
