import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { ReactNode } from 'react';
import { Level } from '../domain/runbook/verdict';
import { levelWords } from '../ui/levelWords';
import { signColours } from '../ui/signColours';

interface Props {
  title?: ReactNode;
  /** Gives the box its level's edge. */
  level?: Level;
  /** Names the box in the page, to be scrolled to. */
  id?: string;
  children: ReactNode;
}

/** A box of a page, as Grafana draws its panels. */
export function PageBox({ title, level, id, children }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const edge = level && { borderLeft: `3px solid ${signColours(theme)[levelWords[level].meaning].mark}` };
  return (
    <section id={id} className={styles.box} style={edge}>
      {title !== undefined && <h2 className={styles.title}>{title}</h2>}
      {children}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(1.5, 2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  title: css({ margin: theme.spacing(0, 0, 1), fontSize: 14, lineHeight: '20px', fontWeight: 500 }),
});
