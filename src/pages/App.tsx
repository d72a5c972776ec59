import { AppRootProps } from '@grafana/data';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Route, Routes } from 'react-router-dom';
import { readSettings } from '../settings/readSettings';
import { PageDataProvider } from './PageDataProvider';
import { WhatNeedsYouPage } from './WhatNeedsYouPage';

// By these names the check of the package tells them from what the first page needs.
const loadPages = [
  async () => ({
    default: (await import(/* webpackChunkName: 'page-job-type' */ './jobType/JobTypePage')).JobTypePage,
  }),
  async () => ({ default: (await import(/* webpackChunkName: 'page-run' */ './run/RunPage')).RunPage }),
  async () => ({ default: (await import(/* webpackChunkName: 'page-losses' */ './losses/LossesPage')).LossesPage }),
  async () => ({ default: (await import(/* webpackChunkName: 'page-runbook' */ './runbook/RunbookPage')).RunbookPage }),
] as const;
const [loadJobTypePage, loadRunPage, loadLossesPage, loadRunbookPage] = loadPages;
const JobTypePage = lazy(loadJobTypePage);
const RunPage = lazy(loadRunPage);
const LossesPage = lazy(loadLossesPage);
const RunbookPage = lazy(loadRunbookPage);

/** The app's pages: each a route here and, where it is a tab, a line in pageNav.ts. What leads nowhere shows the first page. */
export function App({ meta }: AppRootProps) {
  const settings = useMemo(() => readSettings(meta.jsonData), [meta.jsonData]);
  useEffect(() => {
    // Once the first page stands: the way to these then takes no longer than drawing them. A failure shows itself there.
    void Promise.allSettled(loadPages.map((load) => load()));
  }, []);
  return (
    <PageDataProvider {...settings}>
      <Suspense fallback={null}>
        <Routes>
          <Route path="jobs/:type" element={<JobTypePage />} />
          <Route path="runs/:key" element={<RunPage />} />
          <Route path="losses" element={<LossesPage />} />
          <Route path="runbook" element={<RunbookPage />} />
          <Route path="*" element={<WhatNeedsYouPage />} />
        </Routes>
      </Suspense>
    </PageDataProvider>
  );
}
