import { css } from '@emotion/css';
import { Button, useStyles2 } from '@grafana/ui';
import { ReactNode } from 'react';
import { KeyHelp } from './KeyHelp';

interface Props {
  /** None where the picture has its own. */
  legend: ReactNode;
  /** Whether the runs are folded by the hour. */
  byHour: boolean;
  onByHour: () => void;
  /** Null: there is no waiting to fold. */
  foldsWaiting: boolean | null;
  onFoldWaiting: () => void;
  helpShown: boolean;
  onHelp: () => void;
}

/** Below the picture: what its marks mean, and other ways to look at it. */
export function TimelineFoot(props: Props) {
  const { legend, byHour, onByHour, foldsWaiting, onFoldWaiting, helpShown, onHelp } = props;
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.foot}>
      {legend}
      <div className={styles.buttons}>
        <Button variant="secondary" fill="text" size="sm" icon="clock-nine" aria-pressed={byHour} onClick={onByHour}>
          By the hour
        </Button>
        {foldsWaiting !== null && (
          <Button
            variant="secondary"
            fill="text"
            size="sm"
            icon={foldsWaiting ? 'expand-arrows' : 'compress-arrows'}
            aria-pressed={foldsWaiting}
            onClick={onFoldWaiting}
          >
            Fold waiting
          </Button>
        )}
        <KeyHelp shown={helpShown} onToggle={onHelp} />
      </div>
    </div>
  );
}

const getStyles = () => ({
  foot: css({ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'flex-start' }),
  buttons: css({ display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', marginLeft: 'auto' }),
});
