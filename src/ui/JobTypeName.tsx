import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { visuallyHidden } from './visuallyHidden';

/** So many letters at the end stay, since they tell one job type from another. */
const TAIL_LETTERS = 10;

/** A job type's name, shortened in its middle where it does not fit; whole in the title and for screen readers. */
export function JobTypeName({ name }: { name: string }) {
  const styles = useStyles2(getStyles);
  const cut = Math.max(0, name.length - TAIL_LETTERS);
  return (
    <span className={styles.name} title={name}>
      <span aria-hidden className={styles.head}>
        {name.slice(0, cut)}
      </span>
      <span aria-hidden className={styles.tail}>
        {name.slice(cut)}
      </span>
      <span className={styles.whole}>{name}</span>
    </span>
  );
}

const getStyles = () => ({
  name: css({ position: 'relative', display: 'inline-flex', minWidth: 0, maxWidth: '100%', whiteSpace: 'pre' }),
  head: css({ overflow: 'hidden', textOverflow: 'ellipsis', flex: '0 1 auto' }),
  tail: css({ flex: 'none' }),
  whole: css(visuallyHidden),
});
