import { getTimeZone } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Alert } from '@grafana/ui';
import { useCallback, useMemo, useState } from 'react';
import { AppSettings } from '../settings/settings';
import { PageControls } from './PageControls';
import { ReadingView } from './ReadingView';
import { momentOf, readRange } from './timeRanges';
import { useAutoRefresh } from './useAutoRefresh';
import { useReport } from './useReport';
import { useUrlState } from './useUrlState';

interface Props {
  settings: AppSettings;
  /** What is wrong with the saved settings, a sentence each. */
  problems: readonly string[];
}

/** The first page: what is lost, what can be saved, what to do, and what that rests on. */
export function WhatNeedsYouPage({ settings, problems }: Props) {
  const [urlState, changeUrl] = useUrlState();
  const [timeZone, setTimeZone] = useState(() => getTimeZone());
  const [refreshKey, setRefreshKey] = useState(0);
  const refresh = useCallback(() => setRefreshKey((key) => key + 1), []);
  useAutoRefresh(urlState.refresh, refresh);

  const { app, from, to } = urlState;
  const { range, rangeProblem, nowMs } = useMemo(() => {
    const next = readRange(from, to, timeZone);
    return { range: next.range, rangeProblem: next.problem, nowMs: momentOf(next.range) };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a refresh moves what `now` means
  }, [from, to, timeZone, refreshKey]);
  const reading = useReport({ settings, app, range, nowMs, refreshKey });

  return (
    <PluginPage
      actions={
        <PageControls
          settings={settings}
          urlState={urlState}
          range={range}
          timeZone={timeZone}
          isLoading={reading.state === 'loading' || reading.refreshing}
          onChange={changeUrl}
          onChangeTimeZone={setTimeZone}
          onRefresh={refresh}
        />
      }
    >
      {problems.length > 0 && (
        <Alert severity="warning" title="Some of this app’s settings cannot be used">
          {problems.map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
        </Alert>
      )}
      {rangeProblem !== null && <Alert severity="warning" title={rangeProblem} />}
      <ReadingView
        reading={reading}
        settings={settings}
        range={range}
        timeZone={timeZone}
        onChange={changeUrl}
        onRefresh={refresh}
      />
    </PluginPage>
  );
}
