import type { BucketLabels } from './bucketWalk';
import { byByte } from './goJson';
import { metricName } from './metricNames';
import type { MetricAggregation } from './queryModel';

interface SeriesParts {
  metric: Pick<MetricAggregation, 'type' | 'field'>;
  labels: BucketLabels;
  alias: string;
  /** Whether all metrics of the query are of one type; then the metric does not show in a name made of labels. */
  isOneKind: boolean;
}

/**
 * The name of a series: its alias filled in, else its label values in the order of their keys, and the metric where
 * there are several kinds of metrics or no labels.
 */
export function seriesName({ metric, labels, alias, isOneKind }: SeriesParts): string {
  const field = metric.type === 'count' ? '' : metric.field;
  const metricText = metricName(metric.type);
  if (alias) {
    return alias.replace(/\{\{([\s\S]+?)\}\}/g, (pattern, group: string) => {
      if (group.startsWith('term ')) {
        return labels[group.slice('term '.length)] ?? '';
      }
      return labels[group] ?? { metric: metricText, field }[group] ?? pattern;
    });
  }
  const fullMetric = field ? `${metricText} ${field}` : metricText;
  const keys = Object.keys(labels).sort(byByte);
  if (keys.length === 0) {
    return fullMetric;
  }
  const labelText = keys
    .map((key) => labels[key])
    .join(' ')
    .trim();
  return isOneKind ? labelText : `${labelText} ${fullMetric}`;
}
