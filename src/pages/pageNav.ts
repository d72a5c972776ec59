import { locationUtil, NavModelItem } from '@grafana/data';
import { pagePath, pagePlaces, UrlState } from './urlState';

type Tab = Exclude<keyof typeof pagePlaces, 'jobType' | 'run'>;

/** The pages that are tabs of one another, in their order. */
const tabs: ReadonlyArray<{ tab: Tab; title: string }> = [{ tab: 'needsYou', title: 'What needs you' }];

/** Address of another page, Grafana's base path included, that keeps app, range and refresh interval. */
export const pageHref = (segments: readonly string[], urlState: UrlState): string =>
  locationUtil.assureBaseUrl(pagePath(segments, urlState));

/** Title and tabs of one of the main pages. */
export function tabNav(open: Tab, urlState: UrlState): NavModelItem {
  const children = tabs.map(({ tab, title }) => ({
    text: title,
    url: pageHref(pagePlaces[tab](), urlState),
    active: tab === open,
  }));
  return { text: '', ...children.find(({ active }) => active), children };
}
