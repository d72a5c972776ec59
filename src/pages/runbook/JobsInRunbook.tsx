import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { JobCatalogue, JobClass } from '../../domain/jobs/jobCatalogue';
import { namedInRunbook } from '../../domain/runbook/rules';
import { Verdict } from '../../domain/runbook/verdict';
import { JobTypeName } from '../../ui/JobTypeName';

const classWords: Record<JobClass, string> = {
  sync: 'Fills the API’s local copy: losing a run loses nothing.',
  send: 'Carries a person’s data: losing a run loses it.',
  other: 'Neither: its next run starts afresh.',
};

interface Props {
  catalogue: JobCatalogue;
  verdicts: readonly Verdict[];
}

/** Every job that is known, those that the runbook names before the others, and job types in the range that nobody knows. */
export function JobsInRunbook({ catalogue, verdicts }: Props) {
  const styles = useStyles2(getStyles);
  const unknown = verdicts.map(({ jobType }) => jobType).filter((jobType) => !catalogue.info(jobType));
  const jobs = [
    ...catalogue.types.map(({ name, purpose, jobClass }) => ({
      name,
      says: [...(purpose === '' ? [] : [`${purpose}.`]), classWords[jobClass]].join(' '),
    })),
    ...unknown.map((name) => ({ name, says: 'Not known to this app: its losses count as losses of data.' })),
  ];
  const groups = [
    { title: 'In the runbook', own: jobs.filter(({ name }) => namedInRunbook.has(name)) },
    { title: 'Not in the runbook; ours to suggest', own: jobs.filter(({ name }) => !namedInRunbook.has(name)) },
  ];
  return groups.map(({ title, own }) => (
    <section key={title}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list}>
        {own.map(({ name, says }) => (
          <li key={name} className={styles.item}>
            <span className={styles.name}>
              <JobTypeName name={name} />
            </span>
            <span className={styles.says}>{says[0]?.toUpperCase() + says.slice(1)}</span>
          </li>
        ))}
      </ul>
    </section>
  ));
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ margin: theme.spacing(1, 0, 0.5), fontSize: 12, fontWeight: 500, color: theme.colors.text.secondary }),
  list: css({ margin: 0, padding: 0, listStyle: 'none', fontSize: 12 }),
  item: css({
    display: 'flex',
    flexDirection: 'column',
    padding: theme.spacing(0.5, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  name: css({ display: 'flex', minWidth: 0, fontWeight: 500 }),
  says: css({ color: theme.colors.text.secondary }),
});
