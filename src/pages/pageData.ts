import { TimeRange, TimeZone } from '@grafana/data';
import { createContext, useContext } from 'react';
import { AppSettings } from '../settings/settings';
import { PageLinks } from '../ui/pageLinks';
import { UrlState } from './urlState';
import { ReportReading } from './useReport';

export type ChangeUrl = (change: Partial<UrlState>, options?: { replace: boolean }) => void;

/** What all pages share: it outlives the way from one page to another, so that nothing is read twice. */
export interface PageData {
  settings: AppSettings;
  /** What is wrong with the saved settings, a sentence each. */
  settingsProblems: readonly string[];
  urlState: UrlState;
  changeUrl: ChangeUrl;
  range: TimeRange;
  /** Why the address's range is not the one that is shown; null: it is. */
  rangeProblem: string | null;
  timeZone: TimeZone;
  changeTimeZone: (timeZone: TimeZone) => void;
  reading: ReportReading;
  refresh: () => void;
  /** Addresses of our other pages, with app and range as they are here. */
  links: PageLinks;
}

export const PageDataContext = createContext<PageData | null>(null);

export function usePageData(): PageData {
  const data = useContext(PageDataContext);
  if (!data) {
    throw new Error('A page stands outside of PageDataProvider.');
  }
  return data;
}
