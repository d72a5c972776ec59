import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { PortalContainer, useStyles2 } from '@grafana/ui';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { stageBoot } from '../stageBoot';
import type { Crumb } from './Crumbs';
import { SideMenu } from './SideMenu';
import { Toasts } from './Toasts';
import { TopBar } from './TopBar';

const CrumbsContext = createContext<(crumbs: readonly Crumb[]) => void>(() => undefined);

/** Tells the frame where the page is. Give it the same list until something changes. */
export function useCrumbs(crumbs: readonly Crumb[]) {
  const setCrumbs = useContext(CrumbsContext);
  useEffect(() => {
    setCrumbs(crumbs);
    document.title = [...crumbs.map(({ text }) => text).reverse(), 'Failed Jobs preview'].join(' - ');
  }, [setCrumbs, crumbs]);
}

/** What Grafana puts around a page: bar, navigation, messages. `?kiosk` leaves only the page. */
export function StageFrame({ children, onToggleTheme }: { children: ReactNode; onToggleTheme: () => void }) {
  const styles = useStyles2(getStyles);
  const { pathname, search } = useLocation();
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  // A dashboard needs the width; an app's own pages need their navigation.
  const [isMenuOpen, setIsMenuOpen] = useState(!pathname.startsWith('/d/') && window.innerWidth >= 1200);
  const isKiosk = new URLSearchParams(search).has('kiosk');
  return (
    <CrumbsContext.Provider value={setCrumbs}>
      {!isKiosk && (
        <TopBar
          crumbs={crumbs}
          isMenuOpen={isMenuOpen}
          onToggleMenu={() => setIsMenuOpen(!isMenuOpen)}
          onToggleTheme={onToggleTheme}
        />
      )}
      <div className={styles.below}>
        {!isKiosk && isMenuOpen && <SideMenu links={stageBoot.navTree} />}
        <main className={styles.page}>{children}</main>
      </div>
      <Toasts />
      <PortalContainer />
    </CrumbsContext.Provider>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  below: css({ display: 'flex', flexGrow: 1, minHeight: 0 }),
  page: css({
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    background: theme.colors.background.canvas,
  }),
});
