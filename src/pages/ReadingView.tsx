import { TimeRange, TimeZone } from '@grafana/data';
import { Button } from '@grafana/ui';
import { ReactNode, useEffect } from 'react';
import { Report } from '../domain/report';
import { AppSettings } from '../settings/settings';
import { PageLinks } from '../ui/pageLinks';
import { ProblemNote } from '../ui/ProblemNote';
import { AppChoice } from './AppChoice';
import { ChangeUrl, usePageData } from './pageData';
import { ReadingProgress } from '../ui/ReadingProgress';

/** What a page shows its report with. */
export interface ShownReport {
  report: Report;
  settings: AppSettings;
  range: TimeRange;
  timeZone: TimeZone;
  /** Addresses of our other pages, with app and range as they are here. */
  links: PageLinks;
  onChange: ChangeUrl;
}

interface Props {
  children: (shown: ShownReport) => ReactNode;
}

/** What stands for a reading: its progress, the question which app, what went wrong, or the page with the report. */
export function ReadingView({ children }: Props) {
  const { reading, settings, range, timeZone, links, changeUrl, refresh } = usePageData();
  const { state, report, problem, progress, apps } = reading;
  const onlyApp = apps?.length === 1 ? apps[0]?.name : undefined;
  useEffect(() => {
    if (onlyApp !== undefined) {
      // Nobody chose it, so the back button need not undo it.
      changeUrl({ app: onlyApp }, { replace: true });
    }
  }, [onlyApp, changeUrl]);

  if (problem) {
    return (
      <ProblemNote {...problem}>
        <Button size="sm" variant="secondary" icon="sync" onClick={refresh}>
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
        {children({ report, settings, range, timeZone, links, onChange: changeUrl })}
      </>
    );
  }
  return <AppChoice apps={apps ?? []} onChoose={(app) => changeUrl({ app })} />;
}
