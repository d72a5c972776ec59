import { css } from '@emotion/css';
import { PanelPlugin, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { sceneUtils } from '@grafana/scenes';
import { Icon, useStyles2 } from '@grafana/ui';

interface AbsentOptions {
  reason: string;
}

/** Stands in for a panel that the preview cannot show, and says why: a drawing of made-up numbers would mislead. */
export const absentPanelId = 'preview-absent-panel';

function AbsentPanel({ options }: PanelProps<AbsentOptions>) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.view}>
      <Icon name="info-circle" size="lg" />
      <p>{options.reason}</p>
    </div>
  );
}

export function registerAbsentPanel() {
  const plugin = new PanelPlugin<AbsentOptions>(AbsentPanel);
  plugin.meta.skipDataQuery = true;
  sceneUtils.registerRuntimePanelPlugin({ pluginId: absentPanelId, plugin });
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({
    display: 'flex',
    gap: theme.spacing(1),
    maxWidth: 560,
    color: theme.colors.text.secondary,
  }),
});
