import { useParams } from 'react-router-dom';
import { Button } from '@grafana/ui';
import { useMemo } from 'react';
import { policyOf } from '../../domain/policy';
import { ProblemNote } from '../../ui/ProblemNote';
import { usePageData } from '../pageData';
import { PageFrame } from '../PageFrame';
import { belowNeedsYou } from '../pageNav';
import { widerRange } from '../timeRanges';
import { JobTypeView } from './JobTypeView';

/** The page of one job type: is it still failing, its verdict, its runs and their errors. */
export function JobTypePage() {
  const { type = '' } = useParams();
  const { urlState, settings } = usePageData();
  const purpose = useMemo(() => policyOf(settings).catalogue.info(type)?.purpose, [settings, type]);
  const nav = { ...belowNeedsYou(type, urlState), ...(purpose && { subTitle: `What it does: ${purpose}.` }) };
  return (
    <PageFrame nav={nav}>
      {(shown) => {
        const verdict = shown.report.verdicts.find(({ jobType }) => jobType === type);
        return verdict ? (
          <JobTypeView key={type} {...shown} verdict={verdict} urlState={urlState} />
        ) : (
          <ProblemNote
            title="No line of this job was found"
            detail={`No line of ${type} was read in this range.`}
            wayOut="Choose a longer range, or another app."
          >
            <Button
              size="sm"
              variant="secondary"
              icon="search-minus"
              onClick={() => shown.onChange(widerRange(shown.range))}
            >
              Widen the range
            </Button>
          </ProblemNote>
        );
      }}
    </PageFrame>
  );
}
