import { Verdict } from '../../domain/runbook/verdict';
import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { ReactNode } from 'react';
import { LANE_PX, lanesInSight, OpenLanes } from '../../domain/timeline/layoutRows';
import { TimeScale } from '../../domain/timeline/timeScale';
import { count, duration } from '../../domain/words';
import { lossWords } from '../lossWords';
import { signColours } from '../signColours';
import { Clock } from '../timeTexts';
import { runName, shortRunName } from './RunFacts';
import { RunLane } from './RunLane';

interface Props {
  verdict: Verdict;
  open: OpenLanes;
  /** Width of the names left of the picture (px). */
  headPx: number;
  scale: TimeScale;
  clock: Clock;
  scrolledPx: number;
  onScroll: (scrolledPx: number) => void;
  /** What stands among the lanes. */
  children?: ReactNode;
}

/** The runs of an opened row, the soonest loss first. However many they are, only those in sight are drawn. */
export function OpenedLanes({ verdict, open, headPx, scale, clock, scrolledPx, onScroll, children }: Props) {
  const styles = useStyles2(getStyles);
  const loss = lossWords(verdict);
  const lanes = lanesInSight(open, scrolledPx, clock.nowMs);
  const firstPx = lanes[0]?.topPx ?? 0;
  return (
    <div
      role="region"
      aria-label={`${count(open.runs.length, 'run')} of ${verdict.jobType}, the soonest loss first`}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached to be scrolled
      tabIndex={0}
      className={styles.lanes}
      style={{ top: open.topPx, height: open.heightPx }}
      onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
    >
      <div style={{ position: 'relative', height: open.runs.length * LANE_PX }}>
        {lanes.map(({ run, topPx }) => (
          <span key={run.key} className={styles.lane} style={{ top: topPx, width: headPx - 42 }}>
            <span className={styles.run} title={runName(run)}>
              {shortRunName(run)}
            </span>
            {run.deletion && (
              <span className={loss.meaning === 'loss' ? styles.deadline : undefined}>
                {run.deletion.fromMs > clock.nowMs
                  ? `${loss.lost} in ${duration(run.deletion.fromMs - clock.nowMs)}`
                  : `due to be ${loss.lost}`}
              </span>
            )}
          </span>
        ))}
        <svg
          aria-hidden
          className={styles.picture}
          width={scale.widthPx}
          height={lanes.length * LANE_PX}
          style={{ left: headPx, top: firstPx }}
        >
          {lanes.map((laid) => (
            <RunLane
              key={laid.run.key}
              laid={{ ...laid, topPx: laid.topPx - firstPx }}
              scale={scale}
              nowMs={clock.nowMs}
              loss={loss}
              labelled={false}
            />
          ))}
        </svg>
        {children}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  lanes: css({
    position: 'absolute',
    left: 0,
    right: 0,
    zIndex: 1,
    overflow: 'hidden auto',
    scrollbarWidth: 'thin',
    // A wheel that reaches the last run does not move the page away.
    overscrollBehavior: 'contain',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  picture: css({ position: 'absolute', overflow: 'visible' }),
  lane: css({
    position: 'absolute',
    left: 34,
    height: LANE_PX,
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontSize: 11,
    color: signColours(theme).muted.text,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  run: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontFamily: theme.typography.fontFamilyMonospace,
    minWidth: 0,
  }),
  deadline: css({ color: signColours(theme).loss.text }),
});
