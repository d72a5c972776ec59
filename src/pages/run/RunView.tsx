import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { policyOf } from '../../domain/policy';
import { Run } from '../../domain/jobs/run';
import { beganMs } from '../../domain/runs/listRuns';
import { AsOf } from '../../ui/AsOf';
import { CoverageNote } from '../../ui/CoverageNote';
import { JobTypeLink } from '../../ui/JobTypeLink';
import { runHeadline, runStateWords, runStory } from '../../ui/runWords';
import { signColours } from '../../ui/signColours';
import { StepList } from '../../ui/StepList';
import { useWallClock } from '../../ui/useWallClock';
import { PageBox } from '../PageBox';
import { ShownReport } from '../ReadingView';
import { rangeAround } from '../timeRanges';
import { UrlState } from '../urlState';
import { AttemptLadder } from './AttemptLadder';
import { NeighbourList } from './NeighbourList';
import { RunFactList } from './RunFactList';

interface Props extends ShownReport {
  run: Run;
  urlState: UrlState;
}

/** Everything about one run. */
export function RunView({ run, urlState, report, settings, timeZone, links, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const wallMs = useWallClock(30_000);
  const clock = useMemo(() => ({ nowMs: report.nowMs, timeZone }), [report.nowMs, timeZone]);
  const { name, meaning } = runStateWords(run);
  const purpose = useMemo(() => policyOf(settings).catalogue.info(run.jobType)?.purpose ?? '', [settings, run]);
  const verdict = report.verdicts.find(({ jobType }) => jobType === run.jobType);
  return (
    <div className={styles.page}>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <PageBox>
            <p className={styles.type}>
              <span style={{ color: colours[meaning].text, fontWeight: 500 }}>{name}</span>
              <JobTypeLink name={run.jobType} links={links} />
              <CoverageNote report={report} clock={clock} />
              <AsOf nowMs={report.nowMs} wallMs={wallMs} timeZone={timeZone} />
            </p>
            <h2 className={styles.headline}>{runHeadline(run, clock)}</h2>
            <p className={styles.story}>{runStory(run, clock, purpose)}</p>
            {!run.seenFromFirst && (
              <Button
                className={styles.whole}
                size="sm"
                variant="secondary"
                icon="clock-nine"
                onClick={() => onChange({ ...rangeAround(beganMs(run)), to: urlState.to })}
              >
                Read it from its first attempt
              </Button>
            )}
          </PageBox>
          <AttemptLadder run={run} app={report.app} settings={settings} clock={clock} />
        </div>
        <div className={styles.stack}>
          <RunFactList run={run} report={report} settings={settings} clock={clock} />
          {verdict && verdict.steps.length > 0 && (
            <PageBox>
              <StepList steps={verdict.steps} />
            </PageBox>
          )}
          <NeighbourList run={run} runs={report.runs} links={links} clock={clock} />
        </div>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(2),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 1fr) 360px' },
  }),
  stack: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  type: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1), margin: 0, fontSize: 12 }),
  headline: css({
    margin: theme.spacing(1, 0, 0.5),
    fontSize: 18,
    lineHeight: '26px',
    fontWeight: 500,
    color: theme.colors.text.maxContrast,
  }),
  whole: css({ marginTop: theme.spacing(1) }),
  story: css({ margin: 0, color: theme.colors.text.secondary, maxWidth: '80ch', overflowWrap: 'anywhere' }),
});
