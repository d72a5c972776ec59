import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Link, toIconName, useStyles2 } from '@grafana/ui';
import { useLocation } from 'react-router';
import type { NavLink } from '../../bootData';

/** The navigation on the left. */
export function SideMenu({ links }: { links: readonly NavLink[] }) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const item = (link: NavLink, isChild: boolean) => {
    const isCurrent = isChild && pathname === link.url;
    return (
      <Link
        href={link.url}
        aria-current={isCurrent ? 'page' : undefined}
        className={cx(styles.link, isChild && styles.child, isCurrent && styles.current)}
      >
        {link.icon && <Icon name={toIconName(link.icon) ?? 'apps'} />}
        {link.text}
      </Link>
    );
  };
  return (
    <nav aria-label="Main" className={styles.menu}>
      <ul>
        {links.map((link) => (
          <li key={link.text}>
            {item(link, false)}
            <ul>
              {link.children?.map((child) => (
                <li key={child.url}>{item(child, true)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  menu: css({
    width: 232,
    flexShrink: 0,
    padding: theme.spacing(1),
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
    ul: { listStyle: 'none' },
  }),
  link: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 1),
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.primary,
    '&:hover': { background: theme.colors.action.hover },
  }),
  child: css({ paddingLeft: theme.spacing(4), color: theme.colors.text.secondary }),
  current: css({ color: theme.colors.text.primary, background: theme.colors.action.selected }),
});
