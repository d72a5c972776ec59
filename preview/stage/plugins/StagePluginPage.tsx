import { css } from '@emotion/css';
import { PageLayoutType, type GrafanaTheme2, type NavModelItem } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { useContext, useMemo } from 'react';
import { useLocation } from 'react-router';
import type { Crumb } from '../frame/Crumbs';
import { useCrumbs } from '../frame/StageFrame';
import { stageBoot } from '../stageBoot';
import { PluginPageContext } from './PluginPageContext';

/** A page of an app, as Grafana lays it out: title, what goes beside and below it, tabs of `pageNav`, content. */
export function StagePluginPage({ children, pageNav, layout, actions, info, subTitle, renderTitle }: PluginPageProps) {
  const styles = useStyles2(getStyles);
  const section = useContext(PluginPageContext);
  const { pathname } = useLocation();
  const here = stageBoot.navTree.flatMap((link) => link.children ?? []).find(({ url }) => url === pathname)?.text;
  const title = pageNav?.text ?? here ?? section.text;
  const crumbs = useMemo(() => crumbsOf(section, pageNav, title, pathname), [section, pageNav, title, pathname]);
  useCrumbs(crumbs);
  if (layout === PageLayoutType.Canvas || layout === PageLayoutType.Custom) {
    return <div className={layout === PageLayoutType.Canvas ? styles.page : undefined}>{children}</div>;
  }
  const below = subTitle ?? pageNav?.subTitle;
  return (
    <div className={styles.page}>
      <div className={styles.header}>
        <div className={styles.title}>{renderTitle ? renderTitle(title) : <h1>{title}</h1>}</div>
        {info?.map(({ label, value }) => (
          <div key={label}>
            <div className={styles.label}>{label}</div>
            {value}
          </div>
        ))}
        {actions}
      </div>
      {below && <div className={styles.subTitle}>{below}</div>}
      {pageNav?.children && (
        <TabsBar>
          {pageNav.children.map(({ text, url, active }) => (
            <Tab key={text} label={text} href={url} active={active ?? false} />
          ))}
        </TabsBar>
      )}
      {children}
    </div>
  );
}

/** As in Grafana: an item of the page that has the section's own path stands in its place. */
function crumbsOf(section: Crumb, pageNav: NavModelItem | undefined, title: string, url: string): Crumb[] {
  const parents: Crumb[] = [];
  for (let item = pageNav?.parentItem; item; item = item.parentItem) {
    parents.unshift({ text: item.text, url: item.url ?? section.url });
  }
  const hasSection = parents[0]?.url.split('?')[0] === section.url;
  const isSection = url === section.url;
  return [...(hasSection ? [] : [section]), ...parents, ...(isSection ? [] : [{ text: title, url }])];
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: theme.spacing(2),
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    [theme.breakpoints.up('md')]: { padding: theme.spacing(4) },
  }),
  header: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) }),
  title: css({ flexGrow: 1, h1: { margin: 0 } }),
  subTitle: css({ color: theme.colors.text.secondary }),
  label: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
