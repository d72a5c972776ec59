import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { countedRuns, countedSteps } from '../../domain/counted';
import { Verdict } from '../../domain/runbook/verdict';
import { stillFailing } from '../../domain/runs/stillFailing';
import { AsOf } from '../../ui/AsOf';
import { CoverageNote } from '../../ui/CoverageNote';
import { evidenceLinks } from '../../ui/evidenceLinks';
import { signColours } from '../../ui/signColours';
import { stillFailingWords } from '../../ui/stillFailingWords';
import { useWallClock } from '../../ui/useWallClock';
import { VerdictCard } from '../../ui/VerdictCard';
import { PageBox } from '../PageBox';
import { ShownReport } from '../ReadingView';
import { TimelineBox } from '../TimelineBox';
import { UrlState } from '../urlState';
import { AttemptsChart } from './AttemptsChart';
import { ErrorList } from './ErrorList';
import { RunsBox } from './RunsBox';

interface Props extends ShownReport {
  verdict: Verdict;
  urlState: UrlState;
}

/** Everything about one job type. */
export function JobTypeView({ verdict, urlState, ...shown }: Props) {
  const { report, settings, range, timeZone, links, onChange } = shown;
  const styles = useStyles2(getStyles);
  const colours = signColours(useTheme2());
  const wallMs = useWallClock(30_000);
  const { jobType } = verdict;
  const clock = useMemo(() => ({ nowMs: report.nowMs, timeZone }), [report.nowMs, timeZone]);
  const runs = useMemo(() => report.runs.filter((run) => run.jobType === jobType), [report.runs, jobType]);
  const counted = useMemo(() => countedSteps(report.counted ?? [], jobType), [report.counted, jobType]);
  const words = useMemo(
    () => stillFailingWords(stillFailing(verdict, runs, counted), clock),
    [verdict, runs, counted, clock]
  );
  const verdicts = useMemo(() => [verdict], [verdict]);
  const evidenceLinksOf = useMemo(() => evidenceLinks(settings, report.app), [settings, report.app]);
  const span = { fromMs: range.from.valueOf(), toMs: Math.min(range.to.valueOf(), report.nowMs) };
  return (
    <div className={styles.page}>
      <div role="status" aria-label="Is it still failing?">
        <p className={styles.answer} style={{ color: colours[words.meaning].text }}>
          {words.answer}
        </p>
        {words.because !== '' && <p className={styles.because}>{words.because}</p>}
        <AsOf nowMs={report.nowMs} wallMs={wallMs} timeZone={timeZone} />
      </div>
      <div>
        <CoverageNote report={report} clock={clock} />
      </div>
      {verdict.level !== 'ok' && (
        <PageBox level={verdict.level}>
          <VerdictCard verdict={verdict} clock={clock} layout="wide" linksOf={evidenceLinksOf} />
        </PageBox>
      )}
      <TimelineBox {...shown} title="When it happened" verdicts={verdicts} selected={null} onSelect={() => undefined} />
      <div className={styles.columns}>
        <PageBox title="Errors">
          <ErrorList runs={runs} chosen={urlState.error} clock={clock} onChoose={(error) => onChange({ error })} />
        </PageBox>
        <AttemptsChart runs={runs} counted={counted} span={span} clock={clock} />
      </div>
      <RunsBox
        runs={runs}
        counted={countedRuns(report.counted ?? [], jobType)}
        jobType={jobType}
        urlState={urlState}
        links={links}
        clock={clock}
        onChange={onChange}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  answer: css({ margin: 0, fontSize: 18, lineHeight: '26px', fontWeight: 500 }),
  because: css({ margin: 0, color: theme.colors.text.secondary, maxWidth: '90ch' }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(1),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  }),
});
