import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { ReactNode } from 'react';
import { Meaning, signColours } from '../signColours';

interface Props {
  name: string;
  meaning?: Meaning;
  children: ReactNode;
}

/** A name and what it is, as one line of a `<dl>`. */
export function FactRow({ name, meaning, children }: Props) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value} style={meaning === 'loss' ? { color: colours.loss.text } : undefined}>
        {children}
      </dd>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({ color: theme.colors.text.secondary, fontWeight: 400, margin: 0, whiteSpace: 'nowrap' }),
  value: css({ margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }),
});
