import { createContext } from 'react';
import type { Crumb } from '../frame/Crumbs';

/** The place of the app whose page is shown. */
export const PluginPageContext = createContext<Crumb>({ text: '', url: '/' });
