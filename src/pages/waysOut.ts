import { config } from '@grafana/runtime';
import { locationUtil, RawTimeRange } from '@grafana/data';
import { logSourceRef } from '../data/logSource';
import { policyOf } from '../domain/policy';
import { lookQueries } from '../data/logQuery';
import { exploreLink } from '../domain/links/exploreLink';
import { dashboardLink } from '../domain/links/grafanaLinks';
import { sentryLink } from '../domain/links/sentryLink';
import { AppSettings } from '../settings/settings';
import { Report } from '../domain/report';
import { rangeTexts } from './timeRanges';

export interface WayOut {
  text: string;
  href: string;
  /** Whether it stays within this Grafana. */
  isInside: boolean;
}

/**
 * Where a page leads beside the app's own pages, with its app and range: the dashboard, Explore, Sentry. Links that are off, or
 * that no address can be built for, are left out.
 */
export function waysOut(settings: AppSettings, { app, fromMs, toMs }: Report, raw: RawTimeRange): WayOut[] {
  const { from, to } = rangeTexts({ raw });
  const source = logSourceRef(settings.dataSourceUid);
  const { orgId } = config.bootData.user;
  const ways = [
    { text: 'Dashboard', href: dashboardLink(settings.dashboardUrl, { app, from, to }) },
    {
      text: 'Explore',
      href:
        source &&
        exploreLink(source, {
          queries: lookQueries(app, settings.fields, policyOf(settings).catalogue),
          from,
          to,
          orgId,
        }),
    },
    { text: 'Sentry', href: sentryLink(settings.sentry, { fromMs, toMs }, null) },
  ];
  return ways.flatMap(({ text, href }) => {
    const isInside = href?.startsWith('/') ?? false;
    return href === null ? [] : [{ text, href: isInside ? locationUtil.assureBaseUrl(href) : href, isInside }];
  });
}
