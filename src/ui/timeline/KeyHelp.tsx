import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';

interface Props {
  shown: boolean;
  onToggle: () => void;
}

const keys: ReadonlyArray<readonly [string, string]> = [
  ['Tab', 'to the timeline, and on from it'],
  ['↑ ↓', 'the job type or run above or below'],
  ['→', 'opens a folded row, then leads to its runs'],
  ['← →', 'the attempt before or after'],
  ['Home End', 'the first or last'],
  ['Page ↑ ↓', 'ten runs on'],
  ['Enter', 'shows what to do, or the attempt'],
  ['Esc', 'closes, then leads back to the job type'],
  ['?', 'shows these keys'],
];

/** Which keys move through the timeline. */
export function KeyHelp({ shown, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.help}>
      <Button variant="secondary" fill="text" size="sm" icon="keyboard" aria-expanded={shown} onClick={onToggle}>
        Keys
      </Button>
      {shown && (
        <dl className={styles.keys}>
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt className={styles.key}>{key}</dt>
              <dd className={styles.words}>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  help: css({ position: 'relative', flex: 'none' }),
  keys: css({
    position: 'absolute',
    right: 0,
    bottom: '100%',
    zIndex: theme.zIndex.dropdown,
    width: 330,
    margin: 0,
    padding: theme.spacing(1, 1.5),
    fontSize: 12,
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
    '& > div': { display: 'flex', gap: theme.spacing(1), lineHeight: '20px' },
  }),
  key: css({ width: 76, flex: 'none', fontWeight: theme.typography.fontWeightMedium }),
  words: css({ margin: 0, color: theme.colors.text.secondary }),
});
