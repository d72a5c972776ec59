import { css, cx } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { TimelineRow } from '../../domain/timeline/layoutRows';
import { count } from '../../domain/words';
import { CountWords } from '../CountWords';
import { JobTypeName } from '../JobTypeName';
import { LevelSign } from '../LevelSign';
import { signLevelOf } from '../levelWords';
import { verdictCounts } from '../verdictCounts';
import { CURSOR_ATTRIBUTE } from './useTimelineCursor';

interface Props {
  row: TimelineRow;
  selected: boolean;
  /** Whether the keyboard is in this row: the only one that Tab stops at. */
  hasCursor: boolean;
  /** Whether it is on the head itself. */
  isCursor: boolean;
  onSelect: () => void;
  /** Opens a folded row's lanes, or closes them. */
  onToggle: () => void;
}

/** A row's name, verdict sign and counts; a button that shows its verdict. */
export function RowHead({ row, selected, hasCursor, isCursor, onSelect, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  const { jobType, verdict, calm, recovered, folds, troubled } = row;
  const opened = row.open !== null;
  const words = verdictCounts(verdict, recovered);
  return (
    <div className={cx(styles.head, selected && styles.selected)}>
      <button
        type="button"
        className={cx(styles.type, calm && styles.calm, folds && styles.folds)}
        aria-pressed={selected}
        tabIndex={hasCursor ? 0 : -1}
        onClick={onSelect}
        {...(isCursor ? { [CURSOR_ATTRIBUTE]: '' } : {})}
      >
        <LevelSign level={signLevelOf(verdict)} />
        <span className={styles.words}>
          <span className={calm ? styles.calmName : styles.name}>
            <JobTypeName name={jobType} />
          </span>
          {!calm && (
            <span className={styles.counts} title={words.map(({ text }) => text).join(', ')}>
              <CountWords words={words} />
            </span>
          )}
        </span>
        {calm && <span className={styles.total}>{calmWords(row)}</span>}
      </button>
      {folds && (
        <button
          type="button"
          className={styles.toggle}
          tabIndex={hasCursor ? 0 : -1}
          aria-expanded={opened}
          aria-label={`${opened ? 'Fold' : 'Open'} the ${count(troubled, 'run')} of ${jobType}`}
          title={opened ? 'Fold the runs' : `Open the ${count(troubled, 'run')}`}
          onClick={onToggle}
        >
          <Icon name={opened ? 'angle-down' : 'angle-right'} />
        </button>
      )}
    </div>
  );
}

function calmWords({ verdict: { counts } }: TimelineRow): string {
  return counts.succeeded > 0
    ? counts.succeeded.toLocaleString('en-GB')
    : counts.skipped > 0
      ? count(counts.skipped, 'skipped', 'skipped')
      : '';
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ position: 'relative', height: '100%', minWidth: 0 }),
  selected: css({ background: theme.colors.action.selected, boxShadow: `inset 3px 0 ${theme.colors.primary.border}` }),
  type: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(0.75, 1.25, 0.5, 1.25),
    border: 0,
    background: 'none',
    color: 'inherit',
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  calm: css({
    alignItems: 'center',
    height: '100%',
    paddingTop: 0,
    paddingBottom: 0,
    paddingRight: theme.spacing(1.25),
  }),
  folds: css({ paddingRight: theme.spacing(3.5) }),
  words: css({ display: 'flex', flexDirection: 'column', minWidth: 0, flex: 1, lineHeight: '18px' }),
  name: css({ display: 'flex', fontSize: 13, fontWeight: theme.typography.fontWeightMedium, minWidth: 0 }),
  calmName: css({ display: 'flex', fontSize: 12, minWidth: 0 }),
  counts: css({ fontSize: 12, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }),
  total: css({ fontSize: 12, color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  toggle: css({
    position: 'absolute',
    top: 4,
    right: 2,
    width: 24,
    height: 24,
    padding: 0,
    border: 0,
    borderRadius: theme.shape.radius.default,
    background: 'none',
    color: theme.colors.text.secondary,
    '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
  }),
});
