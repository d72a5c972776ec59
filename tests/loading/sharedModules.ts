import { version } from 'react';

/** Names that Grafana 12.3.0 gives to plugins; without its own legacy ones. Source: its sharedDependencies.ts. */
const of12 =
  '@emotion/css @emotion/react @grafana/data @grafana/data/unstable @grafana/runtime @grafana/runtime/unstable @grafana/slate-react @grafana/ui @grafana/ui/unstable @kusto/monaco-kusto d3 emotion i18next jquery lodash moment prismjs react react/jsx-runtime react/jsx-dev-runtime react-dom react-inlinesvg react-redux react-router-dom react-router redux rxjs rxjs/operators slate slate-plain-serializer slate-react'.split(
    ' '
  );

/** What 13 gives besides, with React 19. */
const of13 = [...of12, 'react-dom/client', 'react-dom/server'];

/** The Grafana whose React the Jest project runs on, and what that gives. */
export const grafana = version.startsWith('18.')
  ? { name: 'Grafana 12.3', shared: of12 }
  : { name: 'Grafana 13.2', shared: of13 };
