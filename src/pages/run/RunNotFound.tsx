import { Button } from '@grafana/ui';
import { ProblemNote } from '../../ui/ProblemNote';
import { clockText } from '../../ui/timeTexts';
import { usePageData } from '../pageData';
import { ShownReport } from '../ReadingView';
import { rangeAround, widerRange } from '../timeRanges';

/** The range does not hold the run: offers one that does. */
export function RunNotFound({ report, range, timeZone, onChange }: ShownReport) {
  const { urlState, reading } = usePageData();
  const atMs = /^\d{1,15}$/.test(urlState.at) ? Number(urlState.at) : null;
  if (reading.state === 'partly') {
    return <p>The run may be among the lines that are still being read.</p>;
  }
  const isInRange = atMs !== null && atMs >= report.fromMs && atMs <= report.toMs;
  return (
    <ProblemNote
      title="This run is not in the range"
      detail={
        isInRange
          ? 'The range holds its time, but none of its lines: they may be gone from the index, or were not read.'
          : 'None of its lines was read. The range may have moved on, or another app may be chosen.'
      }
      wayOut={isInRange ? 'Choose the app that it belongs to, or a longer range.' : 'Read another range.'}
    >
      {atMs !== null && !isInRange ? (
        <Button size="sm" icon="clock-nine" onClick={() => onChange(rangeAround(atMs))}>
          Show the days around {clockText(atMs, { nowMs: report.nowMs, timeZone })}
        </Button>
      ) : (
        <Button size="sm" variant="secondary" icon="search-minus" onClick={() => onChange(widerRange(range))}>
          Widen the range
        </Button>
      )}
    </ProblemNote>
  );
}
