import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';

interface Props {
  /** What the query is for, in a sentence. */
  text: string;
  query: string;
}

/** A query to copy. */
export function QueryHelp({ text, query }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.help}>
      <p className={styles.text}>{text}</p>
      <code className={styles.code}>{query}</code>
      <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => query}>
        Copy the query
      </ClipboardButton>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  help: css({ marginTop: theme.spacing(0.5), maxWidth: 760 }),
  text: css({ margin: theme.spacing(0, 0, 1) }),
  code: css({
    display: 'block',
    maxHeight: 90,
    marginBottom: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    overflow: 'auto',
    fontSize: 11,
    whiteSpace: 'pre-wrap',
    background: theme.colors.background.secondary,
  }),
});
