import { AppRootProps } from '@grafana/data';
import { lazy, Suspense, useMemo } from 'react';
import { Route, Routes } from 'react-router-dom';
import { readSettings } from '../settings/readSettings';
import { PageDataProvider } from './PageDataProvider';
import { WhatNeedsYouPage } from './WhatNeedsYouPage';

const JobTypePage = lazy(async () => ({ default: (await import('./jobType/JobTypePage')).JobTypePage }));
const RunPage = lazy(async () => ({ default: (await import('./run/RunPage')).RunPage }));
const LossesPage = lazy(async () => ({ default: (await import('./losses/LossesPage')).LossesPage }));
const RunbookPage = lazy(async () => ({ default: (await import('./runbook/RunbookPage')).RunbookPage }));

/** The app's pages: each a route here and, where it is a tab, a line in pageNav.ts. What leads nowhere shows the first page. */
export function App({ meta }: AppRootProps) {
  const settings = useMemo(() => readSettings(meta.jsonData), [meta.jsonData]);
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
