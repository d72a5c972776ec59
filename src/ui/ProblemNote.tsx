import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { ReactNode } from 'react';
import { LevelSign } from './LevelSign';
import { QueryHelp } from './QueryHelp';

interface Props {
  title: string;
  detail: string;
  /** What to do about it. */
  wayOut: string;
  /** Query text to copy. */
  query?: string;
  /** Buttons or links. */
  children?: ReactNode;
}

/** Nothing usable came: neither alarming nor an all-clear, and the way out. */
export function ProblemNote({ title, detail, wayOut, query, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.note}>
      <LevelSign level="unknown" sizePx={22} />
      <div className={styles.words}>
        <div role="status">
          <p className={styles.title}>
            {isQuestion(title) ? title : `Cannot tell: ${title[0]?.toLowerCase()}${title.slice(1)}`}
          </p>
          <p className={styles.detail}>{detail}</p>
          {query === undefined && <p className={styles.wayOut}>{wayOut}</p>}
        </div>
        {/* Outside of what is read out by itself: the query is thousands of letters long. */}
        {query !== undefined && <QueryHelp text={wayOut} query={query} />}
        {children}
      </div>
    </div>
  );
}

const isQuestion = (title: string) => title.endsWith('?');

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ display: 'flex', gap: theme.spacing(1.5), padding: theme.spacing(1), maxWidth: 760 }),
  words: css({ minWidth: 0, overflowWrap: 'anywhere' }),
  title: css({ margin: 0, fontSize: 16, lineHeight: '22px', fontWeight: 500, color: theme.colors.text.maxContrast }),
  detail: css({ margin: theme.spacing(0.5, 0, 0), color: theme.colors.text.secondary }),
  wayOut: css({ margin: theme.spacing(0.5, 0, 1) }),
});
