import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Step } from '../domain/runbook/verdict';
import { MarkdownText } from './MarkdownText';

const notes = { runbook: 'the runbook’s steps', suggestion: 'not in the runbook; our suggestion' };

/** What to do, numbered, with who says so. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const styles = useStyles2(getStyles);
  const fromRunbook = steps.filter(({ source }) => source === 'runbook');
  const groups = [
    { source: 'runbook', own: fromRunbook, start: 1 },
    { source: 'suggestion', own: steps.filter(({ source }) => source === 'suggestion'), start: fromRunbook.length + 1 },
  ] as const;
  return (
    <>
      {groups.map(({ source, own, start }) =>
        own.length === 0 ? null : (
          <section key={source}>
            <h3 className={styles.title}>
              {start > 1 ? 'And' : 'What to do'} <span className={styles.note}>· {notes[source]}</span>
            </h3>
            <ol className={styles.list} start={start}>
              {own.map(({ text, isMarkdown }, index) => (
                <li key={text} className={styles.step}>
                  <span aria-hidden className={styles.number}>
                    {start + index}
                  </span>
                  {isMarkdown ? <MarkdownText text={text} /> : <span>{text}</span>}
                </li>
              ))}
            </ol>
          </section>
        )
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ margin: theme.spacing(0, 0, 0.75), fontSize: 12, fontWeight: 500 }),
  note: css({ color: theme.colors.text.secondary, fontWeight: 400 }),
  list: css({ margin: theme.spacing(0, 0, 1.5), padding: 0, listStyle: 'none' }),
  step: css({ display: 'flex', gap: theme.spacing(1), marginBottom: theme.spacing(0.75), maxWidth: '70ch' }),
  number: css({
    flex: 'none',
    width: 20,
    height: 20,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.circle,
    fontSize: 11,
    lineHeight: '18px',
    textAlign: 'center',
    fontVariantNumeric: 'tabular-nums',
  }),
});
