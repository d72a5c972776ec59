import { locationService } from '@grafana/runtime';
import { useLayoutEffect, useState, type ReactNode } from 'react';
import { Router, type Location, type NavigationType, type Navigator } from 'react-router';

/** The router of the page on Grafana's own history, so that `locationService` and links move one another. */
export function RouterOnHistory({ children }: { children: ReactNode }) {
  const history = locationService.getHistory();
  const [{ location, action }, setState] = useState({ location: history.location, action: history.action });
  useLayoutEffect(
    () => history.listen((next: Location, how: NavigationType) => setState({ location: next, action: how })),
    [history]
  );
  return (
    <Router navigator={history as Navigator} location={location} navigationType={action}>
      {children}
    </Router>
  );
}
