import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { findRun } from '../../domain/jobs/runKey';
import { shortRunName } from '../../ui/timeline/RunFacts';
import { usePageData } from '../pageData';
import { PageFrame } from '../PageFrame';
import { belowNeedsYou } from '../pageNav';
import { RunNotFound } from './RunNotFound';
import { RunView } from './RunView';

/** The page of one run: what happened to it, what follows, and what stands beside it. */
export function RunPage() {
  const { key = '' } = useParams();
  const { urlState, reading, links } = usePageData();
  const { report } = reading;
  const run = useMemo(() => report && findRun(report.runs, key), [report, key]);
  const nav = run
    ? belowNeedsYou(`Run ${shortRunName(run)}`, urlState, { text: run.jobType, url: links.jobType(run.jobType) })
    : belowNeedsYou('One run', urlState);
  return (
    <PageFrame nav={nav}>
      {(shown) =>
        run ? <RunView key={run.key} {...shown} run={run} urlState={urlState} /> : <RunNotFound {...shown} />
      }
    </PageFrame>
  );
}
