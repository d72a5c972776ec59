import { EventBusSrv } from '@grafana/data';
import {
  locationService,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setLocationSrv,
  setMegaMenuOpenHook,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginImportUtils,
  setPluginLinksHook,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
  config,
  FakeEchoSrv,
} from '@grafana/runtime';
import { setPanelDataErrorView } from 'host:setPanelDataErrorView';
import { setPluginPage } from 'host:setPluginPage';
import { topBarHeightPx } from '../frame/topBarHeight';
import { PanelDataErrorMessage } from '../plugins/PanelDataErrorMessage';
import { StagePluginPage } from '../plugins/StagePluginPage';
import { getPanelPluginFromCache, importPanelPlugin } from '../plugins/importPanelPlugin';
import { runRequest } from './runRequest';
import { StageBackendSrv } from './StageBackendSrv';
import { StageDataSourceSrv } from './StageDataSourceSrv';
import { StageTemplateSrv } from './StageTemplateSrv';

/** Puts the stage's services where @grafana/runtime looks for Grafana's. Nothing extends anything: hooks find nothing. */
export function setUpRuntime() {
  setAppEvents(new EventBusSrv());
  setBackendSrv(new StageBackendSrv());
  setCurrentUser(config.bootData.user);
  setDataSourceSrv(new StageDataSourceSrv());
  setEchoSrv(new FakeEchoSrv());
  setLocationSrv(locationService);
  setTemplateSrv(new StageTemplateSrv());
  setRunRequest(runRequest);
  setPluginImportUtils({ importPanelPlugin, getPanelPluginFromCache });
  setPluginPage(StagePluginPage);
  setPanelDataErrorView(PanelDataErrorMessage);
  setChromeHeaderHeightHook(() => topBarHeightPx);
  setMegaMenuOpenHook(() => [false, () => undefined]);
  setReturnToPreviousHook(() => () => undefined);
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: null, isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
}
