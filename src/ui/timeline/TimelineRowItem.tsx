import { css, cx } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Finding } from '../../domain/report';
import { TimelineRow } from '../../domain/timeline/layoutRows';
import { Cursor } from '../../domain/timeline/moveCursor';
import { findSpot } from '../../domain/timeline/spot';
import { TimeScale } from '../../domain/timeline/timeScale';
import { LossWords } from '../lossWords';
import { Clock } from '../timeTexts';
import { OpenedLanes } from './OpenedLanes';
import { RowHead } from './RowHead';
import { RowPicture } from './RowPicture';
import { RunsInWords } from './RunsInWords';
import { SpotButton } from './SpotButton';
import { ROW_ATTRIBUTE } from './useTimelineCursor';

interface Props {
  row: TimelineRow;
  scale: TimeScale;
  clock: Clock;
  headPx: number;
  silences: readonly Finding[];
  hatchIds: Record<LossWords['meaning'], string>;
  selected: boolean;
  /** Where the keyboard is, if it is in this row. */
  cursor: Cursor | null;
  scrolledPx: number;
  onScroll: (scrolledPx: number) => void;
  onSelect: () => void;
  onToggle: () => void;
  /** The chosen run is asked for. */
  onPin: () => void;
}

/** A job type: its head, its picture, its runs where they stand in lanes, and the same in words for a screen reader. */
export function TimelineRowItem(props: Props) {
  const { row, scale, clock, headPx, silences, hatchIds, selected, cursor, scrolledPx, onScroll } = props;
  const styles = useStyles2(getStyles);
  const spot = cursor?.spot ?? null;
  const found = spot && findSpot([row], spot, clock.nowMs);
  const chosen = spot && found && (
    <SpotButton spot={spot} found={found} scale={scale} clock={clock} headPx={headPx} onPin={props.onPin} />
  );
  return (
    <li className={styles.row} style={{ height: row.heightPx }} {...{ [ROW_ATTRIBUTE]: row.jobType }}>
      <div style={{ width: headPx, flex: 'none' }}>
        <RowHead
          row={row}
          selected={selected}
          hasCursor={cursor !== null}
          isCursor={cursor !== null && !chosen}
          onSelect={props.onSelect}
          onToggle={props.onToggle}
        />
      </div>
      <div className={cx(styles.picture, selected && styles.selected)}>
        <RowPicture row={row} scale={scale} nowMs={clock.nowMs} silences={silences} hatchIds={hatchIds} />
      </div>
      {row.open ? (
        <OpenedLanes
          verdict={row.verdict}
          open={row.open}
          headPx={headPx}
          scale={scale}
          clock={clock}
          scrolledPx={scrolledPx}
          onScroll={onScroll}
        >
          {chosen}
        </OpenedLanes>
      ) : (
        <>
          {chosen}
          <RunsInWords row={row} clock={clock} />
        </>
      )}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    position: 'relative',
    display: 'flex',
    '& + &': { boxShadow: `inset 0 1px ${theme.colors.border.weak}` },
  }),
  picture: css({ position: 'relative', zIndex: 1, flex: 1, cursor: 'crosshair' }),
  selected: css({ background: theme.colors.action.selected }),
});
