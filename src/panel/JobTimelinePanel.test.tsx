import { DataQueryRequest, dateTime, FieldType, LoadingState, PanelData, PanelProps, toDataFrame } from '@grafana/data';
import { act, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lastValueFrom, throwError } from 'rxjs';
import { createLogStore } from '../../preview/server/logStore/createLogStore';
import { generateDay } from '../../samples/generator/generateDay';
import { dataSourceOn, installDataSource } from '../../tests/setup/dataSourceOn';
import { dashboardQuery } from '../data/logQuery';
import { linesTarget } from '../data/logTargets';
import { defaultSettings } from '../settings/settings';
import { JobTimelinePanel } from './JobTimelinePanel';
import { PanelOptions } from './panelOptions';
import { usePanelReport } from './usePanelReport';

const FROM_MS = Date.UTC(2026, 5, 24, 8);
const TO_MS = Date.UTC(2026, 5, 24, 14);
const MINUTE_MS = 60_000;

interface Line {
  ms: number;
  text: string;
  app?: string;
}

/** The two jobs that always run go well; one sign-up fails each hour from `failsFrom` on. */
function linesOf(failsFrom: number | null, app = 'api-prod'): Line[] {
  const lines: Line[] = [];
  const goesWell = (jobType: string, ms: number) =>
    lines.push({ ms, text: `${jobType} - Started`, app }, { ms: ms + 3000, text: `${jobType} - Succeeded`, app });
  for (let ms = FROM_MS; ms < TO_MS; ms += 5 * MINUTE_MS) {
    goesWell('CrmSyncJob', ms + 1000);
    if (ms % (60 * MINUTE_MS) === 0) {
      goesWell('MagicLinkTokenGenerationJob', ms + 6000);
    }
  }
  if (failsFrom !== null) {
    for (let n = 1, ms = failsFrom; ms < TO_MS; n++, ms += 60 * MINUTE_MS) {
      lines.push(
        { ms: ms + 20_000, text: `UpsertCandidateJob - Started (${n}/24) CID-1b2c`, app },
        {
          ms: ms + 21_000,
          text: `Failed to process the job '4100123': an exception occurred. Retry attempt ${n} of 24 will be performed in 01:00:00.`,
          app,
        }
      );
    }
  }
  return lines;
}

const target = {
  refId: 'A',
  datasource: { type: 'elasticsearch', uid: 'logs' },
  query: dashboardQuery(defaultSettings.fields),
  metrics: [{ id: '1', type: 'logs', settings: { limit: '10000' } }],
};

/** What a logs query answers: newest first. */
function dataOf(inOrder: Line[], rest: Partial<PanelData> = {}, custom: object = {}): PanelData {
  const lines = [...inOrder].reverse();
  const timeRange = { from: dateTime(FROM_MS), to: dateTime(TO_MS), raw: { from: 'now-6h', to: 'now' } };
  const frame = toDataFrame({
    refId: 'A',
    meta: { preferredVisualisationType: 'logs', custom: { limit: 10_000, total: lines.length, ...custom } },
    fields: [
      { name: '@timestamp', type: FieldType.time, values: lines.map(({ ms }) => ms) },
      { name: '_id', type: FieldType.string, values: lines.map((_, index) => `line-${index}`) },
      { name: '_index', type: FieldType.string, values: lines.map(() => 'logs') },
      {
        name: '_source',
        type: FieldType.string,
        values: lines.map(({ ms, text, app }) =>
          JSON.stringify({ '@timestamp': new Date(ms).toISOString(), message: text, cf: { app }, syslog_proc: 'web/0' })
        ),
      },
      { name: 'message', type: FieldType.string, values: lines.map(({ text }) => text) },
      { name: 'cf.app', type: FieldType.string, values: lines.map(({ app }) => app) },
      { name: 'syslog_proc', type: FieldType.string, values: lines.map(() => 'web/0') },
      { name: 'id', type: FieldType.string, values: lines.map((_, index) => `logs#line-${index}`) },
    ],
  });
  const request = { targets: [target], range: timeRange } as unknown as PanelData['request'];
  return { state: LoadingState.Done, series: [frame], timeRange, request, ...rest };
}

function propsOf(data: PanelData, rest: Partial<PanelProps<PanelOptions>> = {}): PanelProps<PanelOptions> {
  return {
    data,
    timeRange: data.timeRange,
    timeZone: 'utc',
    width: 1300,
    height: 600,
    options: { showSuccesses: true, showResolution: true },
    replaceVariables: (text: string) => text.replace('$App', 'api-prod'),
    onChangeTimeRange: jest.fn(),
    ...rest,
  } as unknown as PanelProps<PanelOptions>;
}

const show = async (data: PanelData, rest: Partial<PanelProps<PanelOptions>> = {}) => {
  const props = propsOf(data, rest);
  const rendered = render(<JobTimelinePanel {...props} />);
  // The app's settings come with a promise.
  await act(() => Promise.resolve());
  return { props, ...rendered };
};

const headline = () => screen.getByRole('status').textContent;

beforeEach(() => {
  jest.useFakeTimers({ now: TO_MS, advanceTimers: true });
});

afterEach(() => {
  jest.useRealTimers();
});

test('a quiet morning is an all-clear that says what it rests on', async () => {
  await show(dataOf(linesOf(null)));
  expect(headline()).toContain('Nothing needs you.');
  expect(screen.getByRole('button', { name: 'Read in full to 14:00:00' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'What to do' })).not.toBeInTheDocument();
});

test('a sign-up that retries is at risk: the sentence, the row, the steps and the deadline', async () => {
  await show(dataOf(linesOf(FROM_MS + 60 * MINUTE_MS)));
  expect(headline()).toContain('Nothing lost yet: 1 run is retrying');
  expect(screen.getByRole('img', { name: 'UpsertCandidateJob, At risk: 1 retrying' })).toBeInTheDocument();
  const resolution = screen.getByRole('region', { name: 'What to do' });
  expect(resolution).toHaveTextContent('What to do');
  expect(within(resolution).getByRole('link', { name: /^Lines in Kibana: 1 run waits/ })).toHaveAttribute(
    'href',
    expect.stringMatching(/^https:\/\/kibana\.logit\.io\//)
  );
  expect(screen.getByRole('link', { name: 'What needs you' })).toHaveAttribute(
    'href',
    '/a/dfe-failedjobs-app?from=now-6h&to=now&var-App=api-prod'
  );
});

test('a click on another row shows what to do there', async () => {
  await show(dataOf(linesOf(FROM_MS + 60 * MINUTE_MS)));
  await userEvent
    .setup({ advanceTimers: jest.advanceTimersByTime })
    .click(screen.getByRole('button', { name: /CrmSyncJob/ }));
  expect(screen.getByRole('article', { name: 'No failure: CrmSyncJob' })).toBeInTheDocument();
});

test('a result that was cut off, and whose rest cannot be read, is no all-clear, and says so', async () => {
  installDataSource({ query: () => throwError(() => new Error('gone')) }, {});
  const lines = linesOf(null).filter(({ ms }) => ms > FROM_MS + 180 * MINUTE_MS);
  await show(dataOf(lines, {}, { limit: lines.length, total: 2 * lines.length }));
  expect(headline()).toContain('Cannot tell');
  expect(await screen.findByRole('button', { name: 'Read to 14:00:00 · 3 h not read' })).toBeInTheDocument();
});

test('without a variable the only app in the data is meant', async () => {
  await show(dataOf(linesOf(null, 'api-test')), { replaceVariables: (text: string) => text });
  expect(headline()).toContain('Nothing needs you.');
});

test('without a variable and with two apps it asks', async () => {
  const lines = [...linesOf(null, 'api-prod'), ...linesOf(FROM_MS, 'api-test')].sort((a, b) => a.ms - b.ms);
  await show(dataOf(lines), { replaceVariables: (text: string) => text });
  expect(screen.getByText('Which app is this about?')).toBeInTheDocument();
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  await user.click(screen.getByRole('button', { name: 'api-test' }));
  expect(headline()).toContain('1 run is retrying');
});

test('a failed query is told with the way out, and is no all-clear', async () => {
  await show(dataOf([], { state: LoadingState.Error, series: [], errors: [{ message: 'no such index' }] }));
  expect(headline()).toContain('Cannot tell');
  expect(headline()).toContain('no such index');
});

test('an answer without lines cannot tell, and offers the query to use', async () => {
  await show(dataOf([]));
  expect(headline()).toContain('Cannot tell');
  expect(screen.queryByTestId('timeline-picture')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Copy the query/ })).toBeInTheDocument();
});

test('a variable without a value is named as the cause', async () => {
  await show(dataOf([]), { replaceVariables: () => '' });
  expect(headline()).toContain('no app is chosen');
  expect(headline()).toContain('kubernetes.deployment.name.keyword');
});

test('a narrow and tall panel says what to do below the list', async () => {
  await show(dataOf(linesOf(FROM_MS + 60 * MINUTE_MS)), { width: 372, height: 600 });
  expect(screen.getByRole('region', { name: 'What to do' })).toHaveTextContent('UpsertCandidateJob');
});

test('the first loading waits; a later one keeps what is there', async () => {
  const loading = { state: LoadingState.Loading, series: [] };
  const { rerender, props } = await show(dataOf([], loading));
  expect(screen.getByText(/Reading the jobs’ log lines/)).toBeInTheDocument();
  rerender(<JobTimelinePanel {...props} data={dataOf(linesOf(null))} />);
  rerender(<JobTimelinePanel {...props} data={dataOf([], loading)} />);
  expect(headline()).toContain('Nothing needs you.');
});

test('types that the options hide are still counted, and their verdict is said', async () => {
  await show(dataOf(linesOf(FROM_MS + 60 * MINUTE_MS)), {
    options: { showSuccesses: true, showResolution: true, jobTypes: ['CrmSyncJob'] },
  });
  expect(headline()).toContain('1 run is retrying');
  expect(screen.getByText(/2 job types are hidden/)).toHaveTextContent('UpsertCandidateJob: At risk');
});

test.each([
  [304, 112, false],
  [404, 175, false],
  [704, 215, true],
])('at %d × %d px the sentence stays; the picture: %s', async (width, height, picture) => {
  await show(dataOf(linesOf(FROM_MS + 60 * MINUTE_MS)), { width, height });
  expect(headline()).toContain('1 run is retrying');
  expect(screen.getAllByText('UpsertCandidateJob').length).toBeGreaterThan(0);
  expect(screen.queryByTestId('timeline-picture') !== null).toBe(picture);
});

test('a range in the past is judged at its end, and says that it is old', async () => {
  jest.setSystemTime(TO_MS + 3 * 60 * MINUTE_MS);
  await show(dataOf(linesOf(null)));
  expect(headline()).toContain('Nothing needs you.');
  expect(screen.getByText('As of 14:00, 3 h ago')).toBeInTheDocument();
});

test('panels of a repeat each speak of their own app, and share no id', async () => {
  const data = dataOf([...linesOf(FROM_MS + 60 * MINUTE_MS), ...linesOf(FROM_MS + 2 * 60 * MINUTE_MS, 'api-test')]);
  const ofApp = (app: string) => propsOf(data, { replaceVariables: (text: string) => text.replace('$App', app) });
  render(
    <>
      <JobTimelinePanel {...ofApp('api-prod')} />
      <JobTimelinePanel {...ofApp('api-test')} />
    </>
  );
  await act(() => Promise.resolve());
  expect(screen.getAllByRole('list', { name: 'Job types, worst first' })).toHaveLength(2);
  const rows = screen.getAllByRole('list', { name: 'Runs of UpsertCandidateJob' });
  expect(rows.map((list) => list.textContent)).toEqual([
    expect.stringContaining('after 5 failed attempts'),
    expect.stringContaining('after 4 failed attempts'),
  ]);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the clock moves on by itself', async () => {
  await show(dataOf(linesOf(null)));
  act(() => jest.advanceTimersByTime(10 * MINUTE_MS));
  expect(screen.getByText('As of 14:00, 10 min ago')).toBeInTheDocument();
});

describe('where the dashboard’s own query was cut off', () => {
  const kind = { scenario: 'one-candidate-lost', seed: 3, shape: 'compact-message', envelope: 'cf', noise: 0 } as const;
  const day = generateDay(kind);
  const { app, from, to } = day.truth.meta;
  const range = { from: dateTime(Date.parse(from)), to: dateTime(Date.parse(to) - 1), raw: { from, to } };
  const jsonData = { index: '', timeField: '@timestamp' };
  const ownTarget = { ...linesTarget(dashboardQuery(defaultSettings.fields), 500), datasource: target.datasource };

  /** What the dashboard's query of 500 lines gives. */
  async function cutOffData({ documents } = day): Promise<PanelData> {
    const source = dataSourceOn(createLogStore(documents), jsonData);
    installDataSource(source, jsonData);
    const asked = { ...ownTarget, query: ownTarget.query.replaceAll('$App', app) };
    const request = { targets: [asked], range, intervalMs: 900_000 } as unknown as DataQueryRequest;
    const response = await lastValueFrom(source.query(request));
    return {
      state: LoadingState.Done,
      series: response.data,
      timeRange: range,
      request: { ...request, targets: [ownTarget] },
    };
  }

  const options = { showSuccesses: true, showResolution: true };
  const replaceVariables = (text: string) => text.replace('$App', app);

  test('the panel reads the rest and says what it says of all lines', async () => {
    await show(await cutOffData(), { replaceVariables, options });
    expect(await screen.findByText(/^1 candidate lost/, {}, { timeout: 20_000 })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Read in full/ })).toBeInTheDocument();
    expect(screen.queryByText(/Reading the jobs’ log lines/)).not.toBeInTheDocument();
  }, 30_000);

  test('the panel reads as many lines as the settings allow, and names the limit', async () => {
    // So few that all are read and none is only counted.
    const props = { data: await cutOffData(generateDay({ ...kind, scale: 0.4 })), replaceVariables };
    const settings = { ...defaultSettings, maxLines: 40 };
    const { result } = renderHook(() => usePanelReport(props, settings, true));
    const said = () => (result.current.state === 'ready' ? result.current.report.coverage.gaps : []);
    await waitFor(
      () =>
        expect(said()).toContainEqual(expect.objectContaining({ detail: expect.stringMatching(/limit of 40 lines/) })),
      { timeout: 20_000 }
    );
  }, 30_000);

  test('with the option off it says what was cut off', async () => {
    await show(await cutOffData(), { replaceVariables, options: { ...options, readWholeRange: false } });
    expect(await screen.findByText(/Set its limit to 10000/, {}, { timeout: 20_000 })).toBeInTheDocument();
    expect(screen.queryByText(/Reading the jobs’ log lines/)).not.toBeInTheDocument();
  }, 30_000);
});
