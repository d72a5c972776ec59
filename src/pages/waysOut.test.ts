import { dateTime } from '@grafana/data';
import { DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { defaultSettings } from '../settings/settings';
import { quietDay } from '../ui/testing/quietReports';
import { waysOut } from './waysOut';

const raw = { from: dateTime(1_781_690_400_000), to: dateTime(1_781_694_000_000) };
const report = quietDay();

const install = (...uids: string[]) =>
  setDataSourceSrv({
    getList: () => uids.map((uid) => ({ uid, type: 'elasticsearch' })),
    getInstanceSettings: () => undefined,
  } as unknown as DataSourceSrv);
const parse = (href: string | undefined) => new URL(href ?? '', 'http://grafana.example');

test.each(['get-into-teaching-api-prod', `it's !n "odd" a+b %41 #x ünï 漢`])(
  'dashboard and Explore keep the app %j and the range',
  (app) => {
    install('logs');
    const [dashboard, explore, sentry] = waysOut(defaultSettings, { ...report, app }, raw);
    expect(Object.fromEntries(parse(dashboard?.href).searchParams)).toEqual({
      viewPanel: '2',
      from: '1781690400000',
      to: '1781694000000',
      'var-App': app,
    });
    const { job } = JSON.parse(parse(explore?.href).searchParams.get('panes') ?? '');
    expect(job).toMatchObject({ datasource: 'logs', range: { from: '1781690400000', to: '1781694000000' } });
    expect(job.queries[0].query).toContain(`cf.app.keyword:"${app.replaceAll('"', '\\"')}"`);
    expect(parse(sentry?.href).host).toBe('sentry.io');
    expect([dashboard, explore, sentry].map((way) => way?.isInside)).toEqual([true, true, false]);
  }
);

test('a relative range stays relative', () => {
  install('logs');
  const [dashboard, explore] = waysOut(defaultSettings, report, { from: 'now-6h', to: 'now' });
  expect(parse(dashboard?.href).searchParams.get('from')).toBe('now-6h');
  expect(JSON.parse(parse(explore?.href).searchParams.get('panes') ?? '').job.range).toEqual({
    from: 'now-6h',
    to: 'now',
  });
});

test('what is off, or not clear, is left out', () => {
  install('logs', 'other logs');
  const off = { dashboardUrl: '', sentry: { ...defaultSettings.sentry, baseUrl: '' } };
  expect(waysOut({ ...defaultSettings, ...off }, report, raw)).toEqual([]);
});
