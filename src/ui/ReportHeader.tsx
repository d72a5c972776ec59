import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { Report } from '../domain/report';
import { CoverageNote } from './CoverageNote';
import { OverallBanner } from './OverallBanner';
import { AsOf } from './AsOf';
import { Clock } from './timeTexts';

interface Props {
  report: Report;
  clock: Clock;
  /** The time by the computer's clock (ms), to say how old the answer is. */
  wallMs: number;
  size: 'panel' | 'small';
  pageHref: string;
}

/** A panel's head: the sentence, how far the lines were read, and the way to the page. */
export function ReportHeader({ report, clock, wallMs, size, pageHref }: Props) {
  const styles = useStyles2(getStyles);
  const isSmall = size === 'small';
  return (
    <div className={styles.header}>
      <div className={styles.banner}>
        <OverallBanner report={report} clock={clock} size={size} />
      </div>
      <div className={styles.meta}>
        <AsOf nowMs={clock.nowMs} wallMs={wallMs} timeZone={clock.timeZone} />
        <CoverageNote report={report} clock={clock} plain={isSmall} />
        {isSmall ? (
          <a href={pageHref} className={styles.link}>
            What needs you
          </a>
        ) : (
          <LinkButton href={pageHref} size="sm" variant="secondary" fill="text" icon="list-ul">
            What needs you
          </LinkButton>
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
    flex: 'none',
  }),
  banner: css({ flex: '1 1 600px', minWidth: 0 }),
  link: css({ color: theme.colors.text.link, fontSize: 11, '&:hover': { textDecoration: 'underline' } }),
  meta: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1), fontSize: 12 }),
});
