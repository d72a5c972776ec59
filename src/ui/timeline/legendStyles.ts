import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';

/** A legend's looks: signs with their words, one after another. */
export const getLegendStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.25, 2),
    margin: 0,
    padding: theme.spacing(0.5, 1),
    listStyle: 'none',
    fontSize: 11,
    color: theme.colors.text.secondary,
  }),
  item: css({ display: 'inline-flex', alignItems: 'center', gap: 6 }),
});
