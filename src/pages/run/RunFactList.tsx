import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { Run } from '../../domain/jobs/run';
import { Report } from '../../domain/report';
import { recoveryOdds } from '../../domain/runs/recoveryOdds';
import { AppSettings } from '../../settings/settings';
import { FactRow } from '../../ui/timeline/FactRow';
import { PlaceLink } from '../../ui/timeline/PlaceLink';
import { DueFacts } from '../../ui/timeline/RunFacts';
import { attemptLinks } from '../../ui/timeline/runLinks';
import { Clock } from '../../ui/timeTexts';
import { PageBox } from '../PageBox';

interface Props {
  run: Run;
  report: Report;
  settings: AppSettings;
  clock: Clock;
}

/** What comes next, what the odds are, by which ids it is found elsewhere, and the ways there. */
export function RunFactList({ run, report, settings, clock }: Props) {
  const styles = useStyles2(getStyles);
  const { correlationId, hangfireJobId, entityId } = run;
  const odds = useMemo(() => recoveryOdds(run, report.runs), [run, report.runs]);
  const links = useMemo(() => attemptLinks(settings, report.app, run.attempts), [settings, report.app, run.attempts]);
  const ids = [
    { name: 'Correlation id', id: correlationId },
    { name: 'Hangfire job', id: hangfireJobId },
    { name: 'Entity id', id: entityId },
  ];
  return (
    <PageBox title="This run">
      <dl className={styles.facts}>
        <DueFacts run={run} clock={clock} />
        {odds && (
          <FactRow name="Odds">
            {odds.recovered} of {odds.of} runs like it recovered after attempt {odds.attempt}
          </FactRow>
        )}
        {ids.map(({ name, id }) =>
          id === null ? null : (
            <FactRow key={name} name={name}>
              <span className={styles.id}>
                {id}
                <ClipboardButton
                  size="sm"
                  variant="secondary"
                  fill="text"
                  icon="copy"
                  aria-label={`Copy ${name.toLowerCase()}`}
                  getText={() => id}
                />
              </span>
            </FactRow>
          )
        )}
      </dl>
      {ids.every(({ id }) => id === null) && <p className={styles.note}>Its lines hold no id.</p>}
      <div className={styles.links}>
        {links.map((link) => (
          <PlaceLink key={link.text} link={link} />
        ))}
        <ClipboardButton size="sm" variant="secondary" icon="link" getText={() => window.location.href}>
          Copy link
        </ClipboardButton>
      </div>
    </PageBox>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    alignItems: 'baseline',
    columnGap: theme.spacing(1.5),
    rowGap: 2,
    margin: 0,
    fontSize: 12,
  }),
  id: css({
    display: 'inline-flex',
    alignItems: 'center',
    minWidth: 0,
    fontFamily: theme.typography.fontFamilyMonospace,
  }),
  note: css({ margin: 0, fontSize: 12, color: theme.colors.text.secondary }),
  links: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginTop: theme.spacing(1.5) }),
});
