import { useEffect, useState } from 'react';
import { loadSettings } from '../settings/loadSettings';
import { AppSettings } from '../settings/settings';

// One question for all panels of a dashboard, however often they are drawn anew.
let loading: Promise<AppSettings> | null = null;

/** The app's settings; null until Grafana has answered. */
export function useAppSettings(): AppSettings | null {
  const [settings, setSettings] = useState<AppSettings | null>(null);
  useEffect(() => {
    let isGone = false;
    loading ??= loadSettings();
    void loading.then((loaded) => {
      if (!isGone) {
        setSettings(loaded);
      }
    });
    return () => {
      isGone = true;
    };
  }, []);
  return settings;
}
