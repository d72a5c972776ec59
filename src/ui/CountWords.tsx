import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { CountWord } from './verdictCounts';
import { signColours } from './signColours';

/** "49 lost · 98 retrying", each in its meaning's colour. */
export function CountWords({ words }: { words: readonly CountWord[] }) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const colours = signColours(theme);
  return (
    <span className={styles.counts}>
      {words.map(({ text, meaning }, index) => (
        <span key={text}>
          {index > 0 && <span className={styles.dot}> · </span>}
          <span
            className={meaning === 'loss' || meaning === 'plain' ? styles.strong : undefined}
            style={{ color: meaning === 'plain' ? theme.colors.text.primary : colours[meaning].text }}
          >
            {text}
          </span>
        </span>
      ))}
    </span>
  );
}

const getStyles = () => ({
  counts: css({ fontVariantNumeric: 'tabular-nums' }),
  strong: css({ fontWeight: 500 }),
  dot: css({ opacity: 0.7 }),
});
