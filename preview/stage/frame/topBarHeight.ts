/** Height of the bar at the top of Grafana's pages. */
export const topBarHeightPx = 40;
