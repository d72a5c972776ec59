import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { count } from '../../domain/words';

interface Props {
  types: number;
  shown: boolean;
  onToggle: () => void;
}

/** Shows or hides the rows of the types without a failure. */
export function CalmTypesButton({ types, shown, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <button type="button" className={styles.button} aria-expanded={shown} onClick={onToggle}>
      <Icon name={shown ? 'angle-down' : 'angle-right'} />
      {shown && 'Hide '}
      {count(types, 'type')} without a failure
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    height: 28,
    padding: theme.spacing(0, 1.25),
    border: 0,
    borderTop: `1px solid ${theme.colors.border.weak}`,
    background: 'none',
    color: theme.colors.text.secondary,
    fontSize: 12,
    whiteSpace: 'pre',
    '&:hover': { color: theme.colors.text.primary },
  }),
});
