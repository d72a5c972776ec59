import { AppPlugin, AppRootProps, PanelPlugin } from '@grafana/data';
import { DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import { Suspense, version } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { sharedModules } from '../../scripts/pluginPackage.mjs';
import { loadModule } from './loadModule';
import { grafana } from './sharedModules';

// A Grafana without any data source.
setDataSourceSrv({ getList: () => [], getInstanceSettings: () => undefined } as unknown as DataSourceSrv);

describe(`the built plugin in ${grafana.name}, on React ${version}`, () => {
  it('leaves out of its bundles only what this Grafana shares', () => {
    expect(sharedModules.filter((name) => !grafana.shared.includes(name))).toEqual([]);
  });

  it('gives Grafana a panel', async () => {
    const { plugin } = await loadModule('panel/module.js');
    expect(plugin).toBeInstanceOf(PanelPlugin);
    expect((plugin as PanelPlugin).panel).toBeTruthy();
  });

  it('gives Grafana an app, whose lazy page is found and gives no all-clear without a data source', async () => {
    const { plugin } = await loadModule('module.js');
    expect(plugin).toBeInstanceOf(AppPlugin);
    const Root = (plugin as AppPlugin).root!;
    render(
      <MemoryRouter>
        <Suspense fallback="loading">
          <Root {...({ meta: {} } as AppRootProps)} />
        </Suspense>
      </MemoryRouter>
    );
    expect(await screen.findByText(/^Cannot tell: no data source/, undefined, { timeout: 10_000 })).toBeVisible();
  }, 20_000);
});
