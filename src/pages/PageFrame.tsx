import { NavModelItem } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Alert } from '@grafana/ui';
import { ReactNode } from 'react';
import { PageControls } from './PageControls';
import { usePageData } from './pageData';
import { ReadingView, ShownReport } from './ReadingView';

interface Props {
  /** Title, tabs and what stands before it in the breadcrumbs. */
  nav: NavModelItem;
  /** The page's content, once there is a report. */
  children: (shown: ShownReport) => ReactNode;
}

/** What is the same on every page: title and tabs, app and range, what is wrong with the settings, how far the reading is. */
export function PageFrame({ nav, children }: Props) {
  const { settings, settingsProblems, urlState, changeUrl, range, rangeProblem, reading, refresh, ...data } =
    usePageData();
  return (
    <PluginPage
      pageNav={nav}
      actions={
        <PageControls
          settings={settings}
          urlState={urlState}
          range={range}
          timeZone={data.timeZone}
          isLoading={reading.state === 'loading' || reading.refreshing}
          onChange={changeUrl}
          onChangeTimeZone={data.changeTimeZone}
          onRefresh={refresh}
        />
      }
    >
      {settingsProblems.length > 0 && (
        <Alert severity="warning" title="Some of this app’s settings cannot be used">
          {settingsProblems.map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
        </Alert>
      )}
      {rangeProblem !== null && <Alert severity="warning" title={rangeProblem} />}
      <ReadingView>{children}</ReadingView>
    </PluginPage>
  );
}
