import { DataQueryRequest, DataQueryResponse, DataSourceInstanceSettings, FieldType, toDataFrame } from '@grafana/data';
import { DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { Observable, of } from 'rxjs';
import { defaultSettings } from '../settings/settings';
import { PageDataProvider } from './PageDataProvider';
import { WhatNeedsYouPage } from './WhatNeedsYouPage';

const settings = { ...defaultSettings, dataSourceUid: 'logs' };
let asked: DataQueryRequest[] = [];

/** A data source that holds no line; where apps are asked for, it knows these. */
function useSource(apps: string[], answer?: Partial<DataQueryResponse>) {
  const query = (request: DataQueryRequest): Observable<DataQueryResponse> => {
    asked.push(request);
    const data = request.targets.map(({ refId }) =>
      toDataFrame({
        refId,
        fields: [
          { name: 'app', type: FieldType.string, values: JSON.stringify(request).includes('"terms"') ? apps : [] },
          { name: 'Count', type: FieldType.number, values: apps.map((_, index) => 9 - index) },
        ],
      })
    );
    return of({ data, ...answer });
  };
  setDataSourceSrv({
    getInstanceSettings: () => ({ uid: 'logs', type: 'elasticsearch' }) as DataSourceInstanceSettings,
    get: () => Promise.resolve({ query }),
  } as unknown as DataSourceSrv);
}

function Where() {
  const { search } = useLocation();
  return <output>{search}</output>;
}

async function open(address: string, problems: string[] = []) {
  render(
    <MemoryRouter initialEntries={[address]}>
      <PageDataProvider settings={settings} problems={problems}>
        <WhatNeedsYouPage />
      </PageDataProvider>
      <Where />
    </MemoryRouter>
  );
  await act(async () => {});
}

beforeEach(() => {
  asked = [];
});

test('reads the app and range of the address', async () => {
  useSource([]);
  await open('/?var-App=api-prod&from=1782000000000&to=1782086400000');
  expect(JSON.stringify(asked[0]?.targets)).toContain('api-prod');
  expect(asked[0]?.range.from.valueOf()).toBe(1_782_000_000_000);
  expect(await screen.findByText(/Cannot tell/, { selector: 'p' })).toBeInTheDocument();
});

test('without an app it asks, and the choice goes into the address', async () => {
  useSource(['api-prod', 'api-test']);
  await open('/?from=now-6h&to=now');
  await userEvent.click(await screen.findByRole('button', { name: /api-test/ }));
  expect(document.querySelector('output')).toHaveTextContent('?from=now-6h&to=now&var-App=api-test');
});

test('the only app is taken without asking', async () => {
  useSource(['api-prod']);
  await open('/');
  expect(document.querySelector('output')).toHaveTextContent('?var-App=api-prod');
});

test('a failed reading says why, and can be tried again', async () => {
  useSource([], { data: [], errors: [{ message: 'no such index' }] });
  await open('/?var-App=api-prod');
  expect(screen.getByText('no such index')).toBeInTheDocument();
  const before = asked.length;
  await userEvent.click(screen.getByRole('button', { name: 'Read again' }));
  expect(asked.length).toBeGreaterThan(before);
});

test('settings that cannot be used are named, and the page works on', async () => {
  useSource([]);
  await open('/?var-App=api-prod', ['The setting kibana.baseUrl must be an address; its default is used.']);
  expect(screen.getByText(/kibana.baseUrl/)).toBeInTheDocument();
  expect(asked.length).toBeGreaterThan(0);
});
