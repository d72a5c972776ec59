import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Report } from '../domain/report';
import { Verdict } from '../domain/runbook/verdict';
import { LevelSign } from './LevelSign';
import { NextDeletion } from './NextDeletion';
import { Clock } from './timeTexts';

interface Props {
  report: Report;
  clock: Clock;
  /** A page's headline, a panel's, or a small panel's. */
  size: 'page' | 'panel' | 'small';
}

const signPx = { page: 28, panel: 22, small: 16 };

/** The sentence that a tired person reads first, and one more line. */
export function OverallBanner({ report, clock, size }: Props) {
  const styles = useStyles2(getStyles);
  const { level, headline, detail } = report.overall;
  return (
    <div className={styles.banner} role="status">
      <LevelSign level={level} sizePx={signPx[size]} />
      <div className={styles.words}>
        <p className={styles[size]} title={size === 'small' ? headline : undefined}>
          {unbroken(headline)}
        </p>
        {size !== 'small' && (
          <p className={styles.detail}>
            {unbroken(detail)} <NextDeletion verdicts={report.verdicts.filter(canLose)} clock={clock} />
          </p>
        )}
      </div>
    </div>
  );
}

/** A sync run given up loses nothing, so its deadline is no loss to speak of here. */
const canLose = ({ level }: Verdict) => level === 'act' || level === 'at-risk';

/** Keeps a length of time in one line: "4" and "h 43 min" apart are hard to read. */
const unbroken = (text: string) =>
  text.replace(/\d+ (d|h|min|s)\b( \d+ (h|min)\b)?/g, (length) => length.replaceAll(' ', '\u00a0'));

const getStyles = (theme: GrafanaTheme2) => {
  const headline = { margin: 0, fontWeight: theme.typography.fontWeightMedium, color: theme.colors.text.maxContrast };
  return {
    banner: css({ display: 'flex', gap: theme.spacing(1.5), alignItems: 'flex-start' }),
    words: css({ minWidth: 0, fontVariantNumeric: 'tabular-nums' }),
    page: css({ ...headline, fontSize: 22, lineHeight: '28px' }),
    panel: css({ ...headline, fontSize: 18, lineHeight: '23px' }),
    small: css({
      ...headline,
      fontSize: 13,
      lineHeight: '17px',
      display: '-webkit-box',
      WebkitLineClamp: 2,
      WebkitBoxOrient: 'vertical',
      overflow: 'hidden',
    }),
    detail: css({
      margin: theme.spacing(0.25, 0, 0),
      color: theme.colors.text.secondary,
      '&:empty': { display: 'none' },
    }),
  };
};
