import { css, cx } from '@emotion/css';
import { dateTimeForTimeZone, GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useId, useMemo, useState } from 'react';
import { TimeSpan } from '../../domain/coverage';
import { Finding, Report } from '../../domain/report';
import { Verdict } from '../../domain/runbook/verdict';
import { gapBands } from '../../domain/timeline/gapBands';
import { layoutRows } from '../../domain/timeline/layoutRows';
import { pictureSpan } from '../../domain/timeline/pictureSpan';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { timeTicks } from '../../domain/timeline/timeTicks';
import { isPast } from '../AsOf';
import { Clock } from '../timeTexts';
import { CalmTypesButton } from './CalmTypesButton';
import { calmTypes } from './calmTypes';
import { headWidthPx } from './headWidth';
import { OpenedLanes } from './OpenedLanes';
import { PointerLayer } from './PointerLayer';
import { RowHead } from './RowHead';
import { RowPicture } from './RowPicture';
import { silencesByType } from './silencesByType';
import { TimeAxis } from './TimeAxis';
import { TimelineGround } from './TimelineGround';
import { TimelineLegend } from './TimelineLegend';
import { TimelineTop } from './TimelineTop';
import { useOpenedRows } from './useOpenedRows';

interface Props {
  report: Report;
  /** The rows, worst first. */
  verdicts: readonly Verdict[];
  /** The range that was asked for; the picture reaches beyond it while something is to come. */
  span: TimeSpan;
  clock: Clock;
  widthPx: number;
  /** Whether the rows scroll within the height around it; else the picture takes the height that it needs. */
  fillsHeight: boolean;
  selected: string | null;
  onSelect: (jobType: string) => void;
  /** Asked for when the person drags over a span or double clicks. */
  onZoom?: (span: TimeSpan) => void;
  /** Whether the worst row opens by itself while runs can be lost: what is lost next stands in sight where there is room. */
  opensWorst: boolean;
  showSuccesses: boolean;
  /** `compact` where there is little height. */
  density: 'roomy' | 'compact';
  showLegend: boolean;
  /** The time by the computer's clock (ms): a verdict about the past looks older. */
  wallMs: number;
}

/** Keeps marks at the right edge whole, and leaves room for a scroll bar (px). */
const GUTTER_PX = 14;
const FOLD_ABOVE_LANES = 4;
/** Lanes of an opened row in sight at once. */
const OPEN_LANES = 10;
const TICK_GAP_PX = 90;
/** What was to come from a moment longer ago is not worked out: what came can be read. */
const FUTURE_ENDS_MS = 3_600_000;
const NO_SILENCES: readonly Finding[] = [];

/** A row per job type on one time axis: what failed, was retried, recovered or was lost, what follows, what was not read. */
export function JobTimeline(props: Props) {
  const { report, verdicts, span, clock, widthPx, selected, onSelect, onZoom, showSuccesses, density, wallMs } = props;
  const styles = useStyles2(getStyles);
  const [calmShown, setCalmShown] = useState(false);
  const [scrolled, setScrolled] = useState<ReadonlyMap<string, number>>(new Map());
  const scrolledPx = (jobType: string) => scrolled.get(jobType) ?? 0;
  const id = useId().replaceAll(':', '');
  const hatchIds = useMemo(() => ({ loss: `${id}loss`, muted: `${id}muted`, gap: `${id}gap` }), [id]);

  const headPx = useMemo(
    () =>
      headWidthPx(
        verdicts.map(({ jobType }) => jobType),
        widthPx
      ),
    [verdicts, widthPx]
  );
  const { nowMs, timeZone } = clock;
  const hasFuture = wallMs - nowMs < FUTURE_ENDS_MS;
  const { fromMs, toMs } = useMemo(
    () => (hasFuture ? pictureSpan(span, nowMs, report.runs) : span),
    [span, nowMs, hasFuture, report.runs]
  );
  const scale: TimeScale = useMemo(
    () => ({ fromMs, toMs, widthPx: Math.max(1, widthPx - headPx - GUTTER_PX) }),
    [fromMs, toMs, widthPx, headPx]
  );
  const { opened, toggle } = useOpenedRows(props.opensWorst ? verdicts.find(canStillLose)?.jobType : undefined);
  const folded = calmTypes(verdicts);
  const shown = calmShown ? verdicts : verdicts.filter((verdict) => !folded.has(verdict));
  const rows = useMemo(
    () =>
      layoutRows(shown, report.runs, scale, nowMs, {
        foldAboveLanes: FOLD_ABOVE_LANES,
        opened,
        openLanes: OPEN_LANES,
        showSuccesses,
        density,
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `shown` follows from these two
    [verdicts, calmShown, report.runs, scale, nowMs, opened, showSuccesses, density]
  );
  const pauses = useMemo(() => report.findings.filter(({ kind }) => kind === 'paused'), [report.findings]);
  const bands = useMemo(() => gapBands(report.coverage.gaps, scale), [report.coverage.gaps, scale]);
  const ticks = useMemo(
    () => timeTicks(scale, TICK_GAP_PX, (ms) => dateTimeForTimeZone(timeZone, ms).utcOffset() * 60_000),
    [scale, timeZone]
  );
  const silences = useMemo(() => silencesByType(report.findings), [report.findings]);
  const rowsPx = rows.reduce((sum, row) => sum + row.heightPx, 0);
  const nowPx = pxOf(scale, nowMs);

  return (
    <div className={styles.timeline} style={{ width: widthPx, maxHeight: props.fillsHeight ? '100%' : undefined }}>
      <div style={{ marginLeft: headPx }}>
        <TimelineTop scale={scale} bands={bands} pauses={pauses} clock={clock} isPast={isPast(wallMs, nowMs)} />
      </div>
      <div className={styles.scroll}>
        <PointerLayer
          rows={rows}
          scale={scale}
          clock={clock}
          gaps={report.coverage.gaps}
          scrolledPx={scrolledPx}
          leftPx={headPx}
          range={span}
          onSelect={onSelect}
          onZoom={onZoom}
        >
          <ul className={styles.list} aria-label="Job types, worst first">
            {rows.map((row) => (
              <li key={row.jobType} className={styles.row} style={{ height: row.heightPx }}>
                <div style={{ width: headPx, flex: 'none' }}>
                  <RowHead
                    row={row}
                    selected={selected === row.jobType}
                    onSelect={() => onSelect(row.jobType)}
                    onToggle={() => toggle(row.jobType)}
                  />
                </div>
                <div className={cx(styles.picture, selected === row.jobType && styles.selected)}>
                  <RowPicture
                    row={row}
                    scale={scale}
                    nowMs={nowMs}
                    silences={silences.get(row.jobType) ?? NO_SILENCES}
                    hatchIds={hatchIds}
                  />
                </div>
                {row.open && (
                  <OpenedLanes
                    jobType={row.jobType}
                    open={row.open}
                    headPx={headPx}
                    scale={scale}
                    clock={clock}
                    scrolledPx={scrolledPx(row.jobType)}
                    onScroll={(px) => setScrolled(new Map(scrolled).set(row.jobType, px))}
                  />
                )}
              </li>
            ))}
          </ul>
          <div className={styles.ground} style={{ left: headPx }}>
            <TimelineGround
              scale={scale}
              heightPx={rowsPx}
              ticks={ticks}
              bands={bands}
              pauses={pauses}
              nowMs={nowMs}
              hatchIds={hatchIds}
            />
          </div>
          {nowPx >= 0 && nowPx <= scale.widthPx && (
            <div className={styles.now} style={{ left: headPx + nowPx - 1, height: rowsPx }} />
          )}
        </PointerLayer>
        {folded.size > 0 && (
          <CalmTypesButton types={folded.size} shown={calmShown} onToggle={() => setCalmShown(!calmShown)} />
        )}
      </div>
      <div style={{ marginLeft: headPx }}>
        <TimeAxis scale={scale} ticks={ticks} timeZone={timeZone} />
      </div>
      {props.showLegend && <TimelineLegend rows={rows} span={scale} nowMs={nowMs} scrolledPx={scrolledPx} />}
    </div>
  );
}

const canStillLose = ({ level }: Verdict) => level === 'act' || level === 'at-risk';

const getStyles = (theme: GrafanaTheme2) => ({
  timeline: css({ display: 'flex', flexDirection: 'column', minHeight: 0 }),
  scroll: css({
    flex: '0 1 auto',
    minHeight: 0,
    overflowX: 'hidden',
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    borderTop: `1px solid ${theme.colors.border.weak}`,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
  row: css({
    position: 'relative',
    display: 'flex',
    '& + &': { boxShadow: `inset 0 1px ${theme.colors.border.weak}` },
  }),
  picture: css({ position: 'relative', zIndex: 1, flex: 1, cursor: 'crosshair' }),
  selected: css({ background: theme.colors.action.selected }),
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
