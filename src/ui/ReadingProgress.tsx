import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { LoadingBar, useStyles2 } from '@grafana/ui';

/** How far the reading has come. */
export function ReadingProgress({ progress }: { progress: { done: number; of: number | null } | null }) {
  const styles = useStyles2(getStyles);
  const done = progress && progress.done > 0 ? `: ${progress.done.toLocaleString('en-GB')} lines` : '';
  const of = progress?.of ? ` of ${progress.of.toLocaleString('en-GB')}` : '';
  return (
    <div className={styles.progress} role="status">
      <LoadingBar width={240} />
      Reading the jobs’ log lines{done}
      {of}…
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  progress: css({
    marginBottom: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontSize: 12,
    fontVariantNumeric: 'tabular-nums',
  }),
});
