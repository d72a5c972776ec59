const names: Record<string, string> = {
  count: 'Count',
  avg: 'Average',
  sum: 'Sum',
  max: 'Max',
  min: 'Min',
  cardinality: 'Unique Count',
};

/** What Grafana calls a metric in the names of series and columns. */
export function metricName(type: string): string {
  return names[type] ?? type;
}
