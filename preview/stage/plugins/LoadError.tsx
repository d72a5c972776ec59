import { Alert } from '@grafana/ui';

/** Why a plugin is not on the page, and the way to mend it. */
export function LoadError({ pluginId, error }: { pluginId: string; error: string }) {
  return (
    <Alert severity="error" title={`${pluginId} did not load`}>
      {error} If this is your plugin, <code>npm run build</code> makes it anew.
    </Alert>
  );
}
