import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, TextLink, useStyles2 } from '@grafana/ui';
import { Fragment } from 'react';

export interface Crumb {
  text: string;
  url: string;
}

/** Where the page is; the last one is the page itself. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const styles = useStyles2(getStyles);
  return (
    <nav aria-label="Breadcrumbs" className={styles.crumbs}>
      {crumbs.map(({ text, url }, index) => (
        <Fragment key={url + text}>
          {index > 0 && <Icon name="angle-right" aria-hidden />}
          {index < crumbs.length - 1 ? (
            <TextLink href={url} inline={false} color="primary" variant="bodySmall">
              {text}
            </TextLink>
          ) : (
            <span aria-current="page" className={styles.current}>
              {text}
            </span>
          )}
        </Fragment>
      ))}
    </nav>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  crumbs: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0, overflow: 'hidden' }),
  current: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
