import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Loss } from '../../domain/losses/loss';
import { JobTypeName } from '../../ui/JobTypeName';

interface Props {
  loss: Loss;
  /** Address of the run's own page. */
  href: string;
  /** Address of the lines that tell of its end; null where links are off. */
  linesHref: string | null;
}

/** Which run it was: its job type and ids, and the ways to it and to its lines. */
export function LossRun({ loss, href, linesHref }: Props) {
  const styles = useStyles2(getStyles);
  const { jobType, hangfireJobId, correlationId, entityId, key } = loss;
  const ids = [
    hangfireJobId === null ? null : `job ${hangfireJobId}`,
    correlationId,
    entityId === null ? null : `entity ${entityId}`,
  ].filter((id) => id !== null);
  const [name = key, ...others] = ids;
  return (
    <span className={styles.run}>
      <span className={styles.type}>
        <JobTypeName name={jobType} />
      </span>
      <span className={styles.ids}>
        <a href={href} className={styles.link} aria-label={`Run ${name}`}>
          {name}
        </a>
        {linesHref !== null && (
          <a
            href={linesHref}
            target="_blank"
            rel="noopener noreferrer"
            className={styles.link}
            aria-label={`Lines in Kibana: ${name}`}
          >
            lines
          </a>
        )}
      </span>
      {others.map((id) => (
        <span key={id} className={styles.id}>
          {id}
        </span>
      ))}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  run: css({ display: 'flex', flexDirection: 'column', minWidth: 150, overflowWrap: 'anywhere' }),
  type: css({ display: 'flex', maxWidth: 320, fontWeight: 500 }),
  ids: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1) }),
  id: css({ color: theme.colors.text.secondary }),
  link: css({ color: theme.colors.text.link, textDecoration: 'underline' }),
});
