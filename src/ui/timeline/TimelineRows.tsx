import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useId, useMemo } from 'react';
import { TimeSpan } from '../../domain/coverage';
import { Finding } from '../../domain/report';
import { Annotation } from '../../domain/timeline/annotation';
import { GapBand } from '../../domain/timeline/gapBands';
import { TimelineRow } from '../../domain/timeline/layoutRows';
import { Cursor } from '../../domain/timeline/moveCursor';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { TimeTick } from '../../domain/timeline/timeTicks';
import { Clock } from '../timeTexts';
import { FoldedSpans } from './FoldedSpans';
import { silencesByType } from './silencesByType';
import { TimelineGround } from './TimelineGround';
import { TimelineRowItem } from './TimelineRowItem';
import { LaneScroll } from './useLaneScroll';

interface Props extends LaneScroll {
  rows: readonly TimelineRow[];
  scale: TimeScale;
  ticks: readonly TimeTick[];
  bands: readonly GapBand[];
  pauses: readonly TimeSpan[];
  annotations: readonly Annotation[];
  findings: readonly Finding[];
  /** Spans that are folded. */
  folds: readonly TimeSpan[];
  clock: Clock;
  /** Width of the names left of the picture (px). */
  headPx: number;
  selected: string | null;
  cursor: Cursor;
  onSelect: (jobType: string) => void;
  onToggle: (jobType: string) => void;
  /** The run that the keyboard is on is asked for. */
  onPin: () => void;
}

const NO_SILENCES: readonly Finding[] = [];

/** The rows on their ground: names, pictures, and the lines that run through all of them. */
export function TimelineRows(props: Props) {
  const { rows, scale, ticks, bands, pauses, annotations, findings, folds, clock, headPx, selected, cursor } = props;
  const styles = useStyles2(getStyles);
  const id = useId().replaceAll(':', '');
  const hatchIds = useMemo(() => ({ loss: `${id}loss`, muted: `${id}muted`, gap: `${id}gap` }), [id]);
  const silences = useMemo(() => silencesByType(findings), [findings]);
  const rowsPx = rows.reduce((sum, row) => sum + row.heightPx, 0);
  const nowPx = pxOf(scale, clock.nowMs);
  return (
    <>
      <ul className={styles.list} aria-label="Job types, worst first">
        {rows.map((row) => (
          <TimelineRowItem
            key={row.jobType}
            row={row}
            scale={scale}
            clock={clock}
            headPx={headPx}
            silences={silences.get(row.jobType) ?? NO_SILENCES}
            hatchIds={hatchIds}
            selected={selected === row.jobType}
            cursor={cursor.jobType === row.jobType ? cursor : null}
            scrolledPx={props.scrolledPx(row.jobType)}
            onScroll={(px) => props.onScroll(row.jobType, px)}
            onSelect={() => props.onSelect(row.jobType)}
            onToggle={() => props.onToggle(row.jobType)}
            onPin={props.onPin}
          />
        ))}
      </ul>
      <div className={styles.ground} style={{ left: headPx }}>
        <TimelineGround
          scale={scale}
          heightPx={rowsPx}
          ticks={ticks}
          bands={bands}
          pauses={pauses}
          annotations={annotations}
          nowMs={clock.nowMs}
          hatchIds={hatchIds}
        />
      </div>
      {folds.length > 0 && (
        <div className={styles.ground} style={{ left: headPx }}>
          <FoldedSpans scale={scale} spans={folds} heightPx={rowsPx} />
        </div>
      )}
      {nowPx >= 0 && nowPx <= scale.widthPx && (
        <div className={styles.now} style={{ left: headPx + nowPx - 1, height: rowsPx }} />
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
  ground: css({ position: 'absolute', top: 0 }),
  now: css({
    position: 'absolute',
    top: 0,
    width: 2,
    background: theme.colors.text.primary,
    zIndex: 2,
    pointerEvents: 'none',
  }),
});
