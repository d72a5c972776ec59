import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaDataUnstable from '@grafana/data/unstable';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaRuntimeUnstable from '@grafana/runtime/unstable';
import * as grafanaUi from '@grafana/ui';
import * as grafanaUiUnstable from '@grafana/ui/unstable';
import * as d3 from 'd3';
import { getI18nInstance } from 'host:i18n';
import * as routerV6 from 'host:react-router';
import * as routerV5 from 'host:react-router-dom';
import lodash from 'lodash';
import moment from 'moment';
import React from 'react';
import ReactDom from 'react-dom';
import * as jsxDevRuntime from 'react/jsx-dev-runtime';
import * as jsxRuntime from 'react/jsx-runtime';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';

/** A CommonJS module: whoever asks for it gets the thing itself. */
const whole = (module: unknown): System.Module => ({ ...(module as object), default: module, __useDefault: true });

/**
 * The modules that Grafana 12.3 shares with plugins, by the names they are asked for, without the legacy ones
 * (app/core/*, slate, jquery and the like). `react-router` is version 6 there, `react-router-dom` version 5.
 */
export const sharedModules: Record<string, System.Module> = {
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': grafanaData,
  '@grafana/data/unstable': grafanaDataUnstable,
  '@grafana/runtime': grafanaRuntime,
  '@grafana/runtime/unstable': grafanaRuntimeUnstable,
  '@grafana/ui': grafanaUi,
  '@grafana/ui/unstable': grafanaUiUnstable,
  d3,
  emotion: emotionCss,
  i18next: whole(getI18nInstance()),
  lodash: whole(lodash),
  moment: whole(moment),
  react: whole(React),
  'react-dom': whole(ReactDom),
  'react-router': routerV6,
  'react-router-dom': routerV5,
  'react/jsx-dev-runtime': whole(jsxDevRuntime),
  'react/jsx-runtime': whole(jsxRuntime),
  rxjs,
  'rxjs/operators': rxjsOperators,
};
