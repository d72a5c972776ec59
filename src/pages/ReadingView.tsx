import { TimeRange, TimeZone } from '@grafana/data';
import { Button } from '@grafana/ui';
import { useEffect } from 'react';
import { AppSettings } from '../settings/settings';
import { ProblemNote } from '../ui/ProblemNote';
import { AppChoice } from './AppChoice';
import { ReadingProgress } from './ReadingProgress';
import { ReportView } from './ReportView';
import { UrlState } from './urlState';
import { ReportReading } from './useReport';

interface Props {
  reading: ReportReading;
  settings: AppSettings;
  range: TimeRange;
  timeZone: TimeZone;
  onChange: (change: Partial<UrlState>, options?: { replace: boolean }) => void;
  onRefresh: () => void;
}

/** What stands for a reading: its progress, the question which app, what went wrong, or the report. */
export function ReadingView({ reading, settings, range, timeZone, onChange, onRefresh }: Props) {
  const { state, report, problem, progress, apps } = reading;
  const onlyApp = apps?.length === 1 ? apps[0]?.name : undefined;
  useEffect(() => {
    if (onlyApp !== undefined) {
      // Nobody chose it, so the back button need not undo it.
      onChange({ app: onlyApp }, { replace: true });
    }
  }, [onlyApp, onChange]);

  if (problem) {
    return (
      <ProblemNote {...problem}>
        <Button size="sm" variant="secondary" icon="sync" onClick={onRefresh}>
          Read again
        </Button>
      </ProblemNote>
    );
  }
  if (state === 'loading' || onlyApp !== undefined) {
    return <ReadingProgress progress={progress} />;
  }
  if (report) {
    return (
      <>
        {progress && <ReadingProgress progress={progress} />}
        <ReportView report={report} settings={settings} range={range} timeZone={timeZone} onChange={onChange} />
      </>
    );
  }
  return <AppChoice apps={apps ?? []} onChoose={(app) => onChange({ app })} />;
}
