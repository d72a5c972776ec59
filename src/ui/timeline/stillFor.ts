import { GrafanaTheme2 } from '@grafana/data';

/** Grafana's tooltip glides after the pointer, by a style of its element: not for a person who asked for less motion. */
export const stillFor = (theme: GrafanaTheme2) => ({
  [theme.transitions.handleMotion('reduce')]: { transition: 'none !important' },
});
