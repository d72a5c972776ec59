import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo, useRef, useState } from 'react';
import { TimeSpan } from '../../domain/coverage';
import { Run } from '../../domain/jobs/run';
import { Report } from '../../domain/report';
import { Verdict } from '../../domain/runbook/verdict';
import { Annotation } from '../../domain/timeline/annotation';
import { Hit } from '../../domain/timeline/hitTest';
import { FOLD_ABOVE } from '../../domain/timeline/layoutRows';
import { Mark } from '../../domain/timeline/runMarks';
import { findSpot, Spot } from '../../domain/timeline/spot';
import { msOfPx } from '../../domain/timeline/timeScale';
import { isPast } from '../AsOf';
import { Clock } from '../timeTexts';
import { CalmTypesButton } from './CalmTypesButton';
import { headWidthPx } from './headWidth';
import { HourView } from './HourView';
import { notesAt } from './notesAt';
import { PinnedRun } from './PinnedRun';
import { PointerLayer } from './PointerLayer';
import { RunLink } from './runLinks';
import { readSpot } from './spotAddress';
import { TimeAxis } from './TimeAxis';
import { TimelineFoot } from './TimelineFoot';
import { TimelineLegend } from './TimelineLegend';
import { TimelineRows } from './TimelineRows';
import { TimelineTop } from './TimelineTop';
import { useLaneScroll } from './useLaneScroll';
import { useOpenedRows } from './useOpenedRows';
import { useShownTypes } from './useShownTypes';
import { useTimelineCursor } from './useTimelineCursor';
import { useTimelineLayout } from './useTimelineLayout';

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
  /** Where a run, and the lines of some of its attempts, can be looked at. */
  linksOf?: (run: Run, marks: readonly Mark[]) => readonly RunLink[];
  /** Whether the worst row opens by itself while runs can be lost: what is lost next stands in sight where there is room. */
  opensWorst: boolean;
  showSuccesses: boolean;
  /** Lanes of an opened row in sight at once. */
  openLanes?: number;
  /** A row with more runs than this at once folds into a count. */
  foldAbove?: number;
  /** What the dashboard marks in time. */
  annotations?: readonly Annotation[];
  /** `compact` where there is little height. */
  density: 'roomy' | 'compact';
  showLegend: boolean;
  /** The time by the computer's clock (ms): a verdict about the past looks older. */
  wallMs: number;
}

/** Keeps marks at the right edge whole, and leaves room for a scroll bar (px). */
const GUTTER_PX = 14;
/** An annotation's line counts as hit from this far (px). */
const REACH_PX = 4;
/** Lanes of an opened row in sight at once, where nobody says what there is room for. */
const OPEN_LANES = 10;
const HOUR_PADDING_PX = 20;
const NO_ANNOTATIONS: readonly Annotation[] = [];
const NO_FOLDS: readonly TimeSpan[] = [];
const NO_LINKS = (): readonly RunLink[] => [];

/** A row per job type on one time axis: what failed, was retried, recovered or was lost, what follows, what was not read. */
export function JobTimeline(props: Props) {
  const { report, verdicts, span, clock, widthPx, selected, onSelect, onZoom, showSuccesses, density, wallMs } = props;
  const { foldAbove = FOLD_ABOVE, openLanes = OPEN_LANES, annotations = NO_ANNOTATIONS } = props;
  const styles = useStyles2(getStyles);
  // What an address asks for is chosen once; later the address may be about something else.
  const [first] = useState(() => readSpot(window.location.search));
  const [foldsWaiting, setFoldsWaiting] = useState(false);
  const [byHour, setByHour] = useState(false);
  const [helpShown, setHelpShown] = useState(false);
  const [pinned, setPinned] = useState<'pointer' | 'keyboard' | null>(first && 'pointer');
  const { scrolledPx, onScroll } = useLaneScroll();
  const picture = useRef<HTMLDivElement>(null);

  const headPx = useMemo(
    () =>
      headWidthPx(
        verdicts.map(({ jobType }) => jobType),
        widthPx
      ),
    [verdicts, widthPx]
  );
  const worst = props.opensWorst ? verdicts.find(canStillLose)?.jobType : undefined;
  const { opened, toggle } = useOpenedRows(worst, first?.jobType);
  const { shown, folded, calmShown, toggleCalm } = useShownTypes(verdicts);
  const { scale, rows, bands, ticks, waiting } = useTimelineLayout({
    report,
    verdicts: shown,
    span,
    clock,
    wallMs,
    picturePx: widthPx - headPx - GUTTER_PX,
    foldsWaiting,
    foldAboveLanes: foldAbove,
    opened,
    openLanes,
    showSuccesses,
    density,
  });
  const { nowMs, timeZone } = clock;
  const findings = useMemo(() => knownFindings(report), [report]);
  const pauses = useMemo(() => findings.filter(({ kind }) => kind === 'paused'), [findings]);
  const toggleHelp = () => setHelpShown(!helpShown);
  const { area, cursor, onKeyDown, choose, focus } = useTimelineCursor({
    rows,
    scale,
    nowMs,
    first,
    onToggle: toggle,
    onHelp: toggleHelp,
  });
  // Nothing is pinned while its row is folded or its run is gone.
  const found = pinned && !byHour && cursor.spot && findSpot(rows, cursor.spot, nowMs);
  const notesOf = (hit: Hit) =>
    notesAt(hit, { gaps: report.coverage.gaps, findings, annotations }, clock, msOfPx(scale, REACH_PX));
  const pin = (spot: Spot | null) => {
    setPinned(spot && 'pointer');
    if (spot) {
      choose(spot);
    }
  };
  const unpin = () => {
    setPinned(null);
    if (pinned === 'keyboard') {
      focus();
    }
  };
  const besideNames = { marginLeft: headPx, display: byHour ? 'none' : undefined };

  return (
    <div className={styles.timeline} style={{ width: widthPx, maxHeight: props.fillsHeight ? '100%' : undefined }}>
      <div style={besideNames}>
        <TimelineTop
          scale={scale}
          bands={bands}
          pauses={pauses}
          annotations={annotations}
          clock={clock}
          isPast={isPast(wallMs, nowMs)}
        />
      </div>
      <div className={styles.scroll}>
        {byHour ? (
          <HourView rows={rows} runs={report.runs} clock={clock} widthPx={widthPx - GUTTER_PX - HOUR_PADDING_PX} />
        ) : (
          <PointerLayer
            rows={rows}
            scale={scale}
            clock={clock}
            notesOf={notesOf}
            scrolledPx={scrolledPx}
            leftPx={headPx}
            range={span}
            area={area}
            picture={picture}
            isPinned={Boolean(found)}
            onKeyDown={onKeyDown}
            onSelect={onSelect}
            onPin={pin}
            onZoom={onZoom}
          >
            <TimelineRows
              rows={rows}
              scale={scale}
              ticks={ticks}
              bands={bands}
              pauses={pauses}
              annotations={annotations}
              findings={findings}
              folds={foldsWaiting ? waiting : NO_FOLDS}
              clock={clock}
              headPx={headPx}
              selected={selected}
              cursor={cursor}
              scrolledPx={scrolledPx}
              onScroll={onScroll}
              onSelect={onSelect}
              onToggle={toggle}
              onPin={() => setPinned('keyboard')}
            />
          </PointerLayer>
        )}
        {folded > 0 && <CalmTypesButton types={folded} shown={calmShown} onToggle={toggleCalm} />}
      </div>
      <div style={besideNames}>
        <TimeAxis scale={scale} ticks={ticks} timeZone={timeZone} />
      </div>
      {(props.showLegend || helpShown) && (
        <TimelineFoot
          legend={!byHour && <TimelineLegend rows={rows} span={scale} nowMs={nowMs} scrolledPx={scrolledPx} />}
          byHour={byHour}
          onByHour={() => setByHour(!byHour)}
          foldsWaiting={!byHour && (waiting.length > 0 || foldsWaiting) ? foldsWaiting : null}
          onFoldWaiting={() => setFoldsWaiting(!foldsWaiting)}
          helpShown={helpShown}
          onHelp={toggleHelp}
        />
      )}
      {found && cursor.spot && (
        <PinnedRun
          spot={cursor.spot}
          found={found}
          scale={scale}
          clock={clock}
          notesOf={notesOf}
          span={span}
          picture={picture}
          scrolledPx={scrolledPx}
          linksOf={props.linksOf ?? NO_LINKS}
          takesFocus={pinned === 'keyboard'}
          onClose={unpin}
        />
      )}
    </div>
  );
}

/** Of what was not read nobody can say that a job was silent in it. */
const knownFindings = ({ findings, coverage }: Report) =>
  findings.filter(
    ({ kind, fromMs, toMs }) =>
      kind !== 'silent' || !coverage.gaps.some((gap) => gap.fromMs <= fromMs && toMs <= gap.toMs)
  );

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
});
