import { AppRootProps } from '@grafana/data';
import { useMemo } from 'react';
import { Route, Routes } from 'react-router-dom';
import { readSettings } from '../settings/readSettings';
import { WhatNeedsYouPage } from './WhatNeedsYouPage';

/** The app's pages. Paths are relative to the app's address; what leads nowhere shows the first page. */
export function App({ meta }: AppRootProps) {
  const settings = useMemo(() => readSettings(meta.jsonData), [meta.jsonData]);
  return (
    <Routes>
      <Route path="*" element={<WhatNeedsYouPage {...settings} />} />
    </Routes>
  );
}
