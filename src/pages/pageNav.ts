import { locationUtil, NavModelItem } from '@grafana/data';
import { appPagePath } from '../domain/links/grafanaLinks';
import { pagePlaces, SharedState } from './urlState';

type Tab = keyof typeof pagePlaces;

/** The pages that are tabs of one another, in their order. */
const tabs: ReadonlyArray<{ tab: Tab; title: string }> = [
  { tab: 'needsYou', title: 'What needs you' },
  { tab: 'losses', title: 'Losses' },
  { tab: 'runbook', title: 'Runbook' },
];

/** Address of another page, Grafana's base path included, that keeps app, range and refresh interval. */
export const pageHref = (segments: readonly string[], urlState: SharedState): string =>
  locationUtil.assureBaseUrl(appPagePath(segments, urlState));

/** Title of a page below the first one, and what stands before it in the breadcrumbs. */
export function belowNeedsYou(
  text: string,
  urlState: SharedState,
  parent?: { text: string; url: string }
): NavModelItem {
  const needsYou = { text: 'Failed Jobs', url: pageHref(pagePlaces.needsYou(), urlState) };
  return { text, parentItem: parent ? { ...parent, parentItem: needsYou } : needsYou };
}

/**
 * Title and tabs of one of the main pages. Its breadcrumb comes from Grafana's own menu, which knows these pages; an
 * address here would make Grafana drop that one.
 */
export function tabNav(open: Tab, urlState: SharedState): NavModelItem {
  const children = tabs.map(({ tab, title }) => ({
    text: title,
    url: pageHref(pagePlaces[tab](), urlState),
    active: tab === open,
  }));
  const title = tabs.find(({ tab }) => tab === open)?.title ?? '';
  return { text: title, children, hideFromBreadcrumbs: true };
}
