import { dateTime } from '@grafana/data';
import { DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { Report } from '../domain/report';
import { defaultSettings } from '../settings/settings';
import { cannotTell, quietDay } from '../ui/testing/quietReports';
import { candidatesLost } from '../ui/testing/troubleReports';
import { NOW_MS } from '../ui/testing/runFixtures';
import { pageLinks } from '../ui/pageLinks';
import { ReportView } from './ReportView';

const links = pageLinks({ app: 'api', from: 'now-24h', to: 'now' });

// A Grafana without any data source.
setDataSourceSrv({ getList: () => [], getInstanceSettings: () => undefined } as unknown as DataSourceSrv);

function show(report: Report) {
  jest.useFakeTimers({ now: NOW_MS });
  const range = { from: dateTime(report.fromMs), to: dateTime(report.toMs), raw: { from: 'now-24h', to: 'now' } };
  const view = render(
    <MemoryRouter>
      <ReportView
        report={report}
        settings={defaultSettings}
        range={range}
        timeZone="utc"
        links={links}
        onChange={jest.fn()}
      />
    </MemoryRouter>
  );
  jest.useRealTimers();
  return view;
}

const cards = () => screen.getAllByRole('article').map((card) => card.getAttribute('aria-label'));

test('the sentence, then a card for each type that needs anything, then what is fine', () => {
  show(candidatesLost());
  expect(screen.getByRole('status')).toHaveTextContent('18 candidates were not sent to the CRM.');
  expect(cards()).toEqual([
    'Act now: UpsertCandidateJob',
    'Act now: UpsertContactCreationChannelsJob',
    'At risk: MagicLinkTokenGenerationJob',
    'Investigate: CrmSyncJob',
  ]);
  const fine = screen.getByRole('heading', { name: 'No failure' }).parentElement!;
  expect(within(fine).getAllByRole('listitem')).toHaveLength(6);
  expect(fine).toHaveTextContent('ApplySyncJob');
});

test('each piece of evidence opens its lines in Kibana', () => {
  show(candidatesLost());
  const [link] = screen.getAllByRole('link', { name: /Lines in Kibana: 18 “Deleted” lines/ });
  const href = link!.getAttribute('href')!;
  expect(href).toMatch(/^https:\/\/kibana\.logit\.io\/app\/kibana#\/discover/);
  expect(decodeURIComponent(href)).toContain('2026-06-24T07:19:00.000Z');
});

test('what is lost next, soonest first, candidates and the like only', () => {
  show(candidatesLost());
  const box = screen.getByRole('heading', { name: 'Next losses, if nothing changes' }).parentElement!;
  const items = within(box).getAllByRole('listitem');
  expect(items).toHaveLength(7);
  expect(items[0]).toHaveTextContent(/^13:21.*UpsertCandidateJob.*in 1 min$/);
  expect(box).toHaveTextContent(/And 39 more runs by/);
  expect(box).not.toHaveTextContent('MagicLink');
});

test('what was read, what was not and where every line went', () => {
  show(candidatesLost());
  const box = screen.getByRole('heading', { name: /Read to 13:20:00 · 1 h 30 min not read/ }).parentElement!;
  expect(box).toHaveTextContent('The search had more lines than it handed out.');
  expect(box).toHaveTextContent('28,517');
});

test('all clear is calm: no card, and what it rests on', () => {
  show(quietDay());
  expect(screen.queryByRole('article')).not.toBeInTheDocument();
  expect(screen.getByRole('status')).toHaveTextContent('Nothing needs you.');
  expect(screen.getByRole('heading', { name: 'Read in full to 13:20:00' })).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Successes' })).toBeInTheDocument();
});

test('what cannot be told is said once for all types, with the way out', () => {
  show(cannotTell());
  expect(cards()).toEqual(['Cannot tell: CrmSyncJob']);
  expect(screen.getByRole('article')).toHaveTextContent('The same is true of UpsertCandidateJob,');
  expect(screen.getByRole('article')).toHaveTextContent('Read the span again');
});

test('lines that belong to no run are counted by reason', () => {
  const line = { id: '1', timeMs: NOW_MS, jobType: 'CrmSyncJob', reason: 'it has no start', mayTellOfFailure: false };
  show({ ...quietDay(), looseLines: [line, { ...line, id: '2' }] });
  expect(screen.getByRole('list', { name: /joined to no run/ })).toHaveTextContent(
    '2 lines. CrmSyncJob: it has no start'
  );
});

test('each card and each job type that is fine leads to the page of its type', () => {
  show(candidatesLost());
  const card = screen.getByRole('article', { name: /UpsertCandidateJob/ });
  const href = within(card).getByRole('link', { name: 'Open job type UpsertCandidateJob' }).getAttribute('href');
  expect(href).toBe('/a/dfe-failedjobs-app/jobs/UpsertCandidateJob?from=now-24h&to=now&var-App=api');
  expect(screen.getByRole('link', { name: 'ApplySyncJob' })).toHaveAttribute('href', expect.stringContaining('/jobs/'));
});
