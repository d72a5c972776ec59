import { getThemeById, ThemeContext } from '@grafana/data';
import { config, getAppEvents, locationService, LocationServiceProvider, ThemeChangedEvent } from '@grafana/runtime';
import { GlobalStyles } from '@grafana/ui';
import { useState } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { keepTheme } from './chosenTheme';
import { DashboardPage } from './dashboard/DashboardPage';
import { StageFrame } from './frame/StageFrame';
import { AppRootPage } from './plugins/AppRootPage';
import { PluginConfigPage } from './plugins/PluginConfigPage';
import { RouterOnHistory } from './RouterOnHistory';
import { stageBoot } from './stageBoot';

/** The whole page: theme, router, frame, and the routes that Grafana has for them. */
export function Stage() {
  const [theme, setTheme] = useState(config.theme2);
  const toggleTheme = () => {
    const name = theme.isDark ? 'light' : 'dark';
    const next = getThemeById(name);
    keepTheme(name);
    config.theme2 = next;
    config.bootData.user.theme = name;
    setTheme(next);
    getAppEvents().publish(new ThemeChangedEvent(next));
    locationService.partial({ theme: null }, true);
  };
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <RouterOnHistory>
          <StageFrame onToggleTheme={toggleTheme}>
            <Routes>
              <Route path="/d/:uid/*" element={<DashboardPage />} />
              <Route path="/a/:pluginId/*" element={<AppRootPage />} />
              <Route path="/plugins/:pluginId" element={<PluginConfigPage />} />
              <Route path="*" element={<Navigate to={stageBoot.navTree[0]?.url ?? '/'} replace />} />
            </Routes>
          </StageFrame>
        </RouterOnHistory>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}
