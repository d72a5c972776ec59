import { css } from '@emotion/css';
import { AppEvents, type BusEventType, type BusEventWithPayload, type GrafanaTheme2 } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { Alert, Portal, useStyles2, type AlertVariant } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { Subscription } from 'rxjs';

const shownMs = 6000;

interface Toast {
  id: number;
  severity: AlertVariant;
  title: string;
}

const kinds: Array<{ severity: AlertVariant; type: string }> = [
  { severity: 'success', type: AppEvents.alertSuccess.name },
  { severity: 'info', type: AppEvents.alertInfo.name },
  { severity: 'warning', type: AppEvents.alertWarning.name },
  { severity: 'error', type: AppEvents.alertError.name },
];

const eventOf = (type: string) => ({ type }) as BusEventType<BusEventWithPayload<string[]>>;

let lastId = 0;

/** The messages that plugins publish as app events. */
export function Toasts() {
  const styles = useStyles2(getStyles);
  const [toasts, setToasts] = useState<Toast[]>([]);
  const remove = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));
  useEffect(() => {
    const subscription = new Subscription();
    for (const { severity, type } of kinds) {
      const show = ({ payload }: { payload: string[] }) => {
        const id = ++lastId;
        setToasts((shown) => [...shown, { id, severity, title: payload.join(' ') }]);
        setTimeout(() => remove(id), shownMs);
      };
      subscription.add(getAppEvents().getStream(eventOf(type)).subscribe(show));
    }
    return () => subscription.unsubscribe();
  }, []);
  return (
    <Portal>
      <div className={styles.toasts}>
        {toasts.map(({ id, severity, title }) => (
          <Alert key={id} severity={severity} title={title} elevated onRemove={() => remove(id)} />
        ))}
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  toasts: css({
    position: 'fixed',
    top: theme.spacing(6),
    right: theme.spacing(2),
    width: 400,
    zIndex: theme.zIndex.portal,
  }),
});
