import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Hit } from '../../domain/timeline/hitTest';
import { Clock } from '../timeTexts';
import { FactRow } from './FactRow';
import { HitFacts, hitTitle } from './HitFacts';
import { isJoined } from './MarkPaths';
import { MarkSign } from './MarkSign';
import { Note } from './notesAt';

interface Props {
  hit: Hit;
  notes: readonly Note[];
  clock: Clock;
}

/** Something of the picture in words: what it is, then its facts. Log text is plain text. */
export function TooltipContent({ hit, notes, clock }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.content}>
      <div className={styles.title}>
        {hit.kind === 'mark' && <MarkSign kind={hit.cluster.kind} isWorkedOut={hit.cluster.marks.some(isJoined)} />}
        {hitTitle(hit)}
      </div>
      <dl className={styles.facts}>
        <HitFacts hit={hit} clock={clock} />
        {notes.map(({ name, text }) => (
          <FactRow key={name + text} name={name}>
            {text}
          </FactRow>
        ))}
      </dl>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ maxWidth: 360, fontSize: 12, lineHeight: '18px' }),
  title: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    // Leaves room for the sign that closes it.
    paddingRight: theme.spacing(3),
    fontWeight: theme.typography.fontWeightMedium,
    marginBottom: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  }),
  facts: css({ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: theme.spacing(1.5), rowGap: 2, margin: 0 }),
});
