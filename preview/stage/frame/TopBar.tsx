import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2, useTheme2 } from '@grafana/ui';
import { Crumbs, type Crumb } from './Crumbs';
import { PreviewNote } from './PreviewNote';
import { topBarHeightPx } from './topBarHeight';

interface Props {
  crumbs: readonly Crumb[];
  isMenuOpen: boolean;
  onToggleMenu: () => void;
  onToggleTheme: () => void;
}

export function TopBar({ crumbs, isMenuOpen, onToggleMenu, onToggleTheme }: Props) {
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  return (
    <header className={styles.bar}>
      <IconButton
        name="bars"
        size="lg"
        aria-label={isMenuOpen ? 'Close menu' : 'Open menu'}
        aria-expanded={isMenuOpen}
        onClick={onToggleMenu}
      />
      <Crumbs crumbs={crumbs} />
      <div className={styles.end}>
        <PreviewNote />
        <IconButton
          name="palette"
          size="lg"
          tooltip={isDark ? 'Change to light theme' : 'Change to dark theme'}
          onClick={onToggleTheme}
        />
      </div>
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: topBarHeightPx,
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.navbarFixed,
  }),
  end: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), marginLeft: 'auto', flexShrink: 0 }),
});
