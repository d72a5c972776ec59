import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { ReactNode } from 'react';
import { Level } from '../domain/runbook/verdict';
import { LevelSign } from '../ui/LevelSign';

interface Props {
  /** Its sign stands before the sentence, which says it in words. */
  level?: Level;
  sentence: string;
  /** What the sentence rests on. */
  children: ReactNode;
}

/** The sentence that a page begins with. */
export function PageSentence({ level, sentence, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.head}>
      {level && <LevelSign level={level} sizePx={28} decorative />}
      <div role="status" className={styles.words}>
        <p className={styles.sentence}>{sentence}</p>
        {children}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: 'flex', gap: theme.spacing(1.5), alignItems: 'flex-start' }),
  words: css({ minWidth: 0, maxWidth: '80ch', fontVariantNumeric: 'tabular-nums' }),
  sentence: css({
    margin: 0,
    fontSize: 22,
    lineHeight: '28px',
    fontWeight: theme.typography.fontWeightMedium,
    color: theme.colors.text.maxContrast,
  }),
});
