import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { JobTypeName } from './JobTypeName';
import { PageLinks } from './pageLinks';

/** A job type's name that leads to its page. */
export function JobTypeLink({ name, links }: { name: string; links: PageLinks }) {
  const styles = useStyles2(getStyles);
  return (
    <a href={links.jobType(name)} className={styles.link}>
      <JobTypeName name={name} />
    </a>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({
    display: 'inline-flex',
    minWidth: 0,
    maxWidth: '100%',
    '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
});
