import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { pxOf, TimeScale } from '../../domain/timeline/timeScale';

interface Props {
  scale: TimeScale;
  /** Where our own pointer is (px from the left). */
  ownPx: number | null;
  /** Follows the pointer over the other panels; returns what ends it. */
  follow: (onMove: (atMs: number | null) => void) => () => void;
}

/** The cursor as a line through all rows. What other panels tell renders this line alone. */
export function CursorLine({ scale, ownPx, follow }: Props) {
  const styles = useStyles2(getStyles);
  const [othersMs, setOthersMs] = useState<number | null>(null);
  useEffect(() => follow(setOthersMs), [follow]);
  const px = ownPx ?? (othersMs === null ? null : pxOf(scale, othersMs));
  return px !== null && px >= 0 && px <= scale.widthPx ? (
    <div className={styles.line} style={{ left: px }} data-testid="timeline-cursor" />
  ) : null;
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ position: 'absolute', top: 0, bottom: 0, borderLeft: `1px dashed ${theme.colors.text.secondary}` }),
});
