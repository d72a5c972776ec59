import { AppRootProps } from '@grafana/data';
import { useMemo } from 'react';
import { Route, Routes } from 'react-router-dom';
import { readSettings } from '../settings/readSettings';
import { PageDataProvider } from './PageDataProvider';
import { WhatNeedsYouPage } from './WhatNeedsYouPage';

/** The app's pages: each a route here and, where it is a tab, a line in pageNav.ts. What leads nowhere shows the first page. */
export function App({ meta }: AppRootProps) {
  const settings = useMemo(() => readSettings(meta.jsonData), [meta.jsonData]);
  return (
    <PageDataProvider {...settings}>
      <Routes>
        <Route path="*" element={<WhatNeedsYouPage />} />
      </Routes>
    </PageDataProvider>
  );
}
