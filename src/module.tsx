import { AppPlugin } from '@grafana/data';
import { lazy } from 'react';

// Grafana's own route waits for the page; nothing else of the plugin loads before somebody opens one.
const LazyApp = lazy(async () => ({ default: (await import('./pages/App')).App }));

export const plugin = new AppPlugin().setRootPage(LazyApp);
