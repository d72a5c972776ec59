import { getTimeZone } from '@grafana/data';
import { ReactNode, useCallback, useMemo, useState } from 'react';
import { AppSettings } from '../settings/settings';
import { pageLinks } from '../ui/pageLinks';
import { PageDataContext } from './pageData';
import { momentOf, readRange } from './timeRanges';
import { useAutoRefresh } from './useAutoRefresh';
import { useReport } from './useReport';
import { useUrlState } from './useUrlState';

interface Props {
  settings: AppSettings;
  /** What is wrong with the saved settings, a sentence each. */
  problems: readonly string[];
  children: ReactNode;
}

/** Reads the report that the address asks for, and keeps it above the pages. */
export function PageDataProvider({ settings, problems, children }: Props) {
  const [urlState, changeUrl] = useUrlState();
  const [timeZone, changeTimeZone] = useState(() => getTimeZone());
  const [refreshKey, setRefreshKey] = useState(0);
  const refresh = useCallback(() => setRefreshKey((key) => key + 1), []);
  useAutoRefresh(urlState.refresh, refresh);

  const { app, from, to } = urlState;
  const { range, rangeProblem, nowMs } = useMemo(() => {
    const next = readRange(from, to, timeZone);
    return { range: next.range, rangeProblem: next.problem, nowMs: momentOf(next.range) };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a refresh moves what `now` means
  }, [from, to, timeZone, refreshKey]);
  const links = useMemo(
    () => pageLinks({ app, from, to, refresh: urlState.refresh }),
    [app, from, to, urlState.refresh]
  );
  const reading = useReport({ settings, app, range, nowMs, refreshKey });

  return (
    <PageDataContext.Provider
      value={{
        settings,
        settingsProblems: problems,
        urlState,
        changeUrl,
        range,
        rangeProblem,
        timeZone,
        changeTimeZone,
        reading,
        refresh,
        links,
      }}
    >
      {children}
    </PageDataContext.Provider>
  );
}
