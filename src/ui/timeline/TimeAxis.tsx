import { css } from '@emotion/css';
import { dateTimeFormat, GrafanaTheme2, systemDateFormats, TimeZone } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';
import { TimeTick } from '../../domain/timeline/timeTicks';

interface Props {
  scale: TimeScale;
  ticks: readonly TimeTick[];
  timeZone: TimeZone;
}

export const AXIS_PX = 22;
const DAY_MS = 86_400_000;

/** The time axis, in the formats that Grafana's own panels use. */
export function TimeAxis({ scale, ticks, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <svg className={styles.axis} width={scale.widthPx} height={AXIS_PX} aria-hidden>
      {ticks.map((tick) => {
        const x = pxOf(scale, tick.ms);
        const label = dateTimeFormat(tick.ms, { timeZone, format: formatOf(tick) });
        const halfPx = label.length * 3.4;
        return (
          <text key={tick.ms} x={Math.min(scale.widthPx - halfPx, x)} y={15}>
            {label}
          </text>
        );
      })}
    </svg>
  );
}

function formatOf({ stepMs, startsDay }: TimeTick): string {
  const { second, minute, hour, day } = systemDateFormats.interval;
  if (stepMs >= DAY_MS) {
    return day;
  }
  return startsDay ? hour : stepMs < 60_000 ? second : minute;
}

const getStyles = (theme: GrafanaTheme2) => ({
  axis: css({
    display: 'block',
    // The first label may reach into the space below the names.
    overflow: 'visible',
    fontSize: 12,
    fill: theme.colors.text.secondary,
    textAnchor: 'middle',
    fontVariantNumeric: 'tabular-nums',
  }),
});
