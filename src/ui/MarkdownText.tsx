import { css } from '@emotion/css';
import { GrafanaTheme2, renderMarkdown, textUtil } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** Markdown that a team wrote in the settings, as Grafana renders and sanitises it. */
export function MarkdownText({ text }: { text: string }) {
  const styles = useStyles2(getStyles);
  // Rendering lets frames through, for Grafana's text panel; the second sanitising does not.
  const html = textUtil.sanitize(renderMarkdown(text));
  // eslint-disable-next-line no-restricted-syntax -- no log text: the settings', and sanitised
  return <div className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    minWidth: 0,
    overflowWrap: 'anywhere',
    p: { margin: 0 },
    a: { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
});
