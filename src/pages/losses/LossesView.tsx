import { css } from '@emotion/css';
import { GrafanaTheme2, locationUtil } from '@grafana/data';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';
import { runPath } from '../../domain/links/grafanaLinks';
import { Loss, findLosses, mayAffectPerson } from '../../domain/losses/loss';
import { lossSummary } from '../../domain/losses/lossSummary';
import { policyOf } from '../../domain/policy';
import { CopyNote } from '../note/CopyNote';
import { PageBox } from '../PageBox';
import { PageSentence } from '../PageSentence';
import { ShownReport } from '../ReadingView';
import { UrlState } from '../urlState';
import { CheckedNote } from './CheckedNote';
import { ExportButtons } from './ExportButtons';
import { lossHref } from './lossHref';
import { LossTable } from './LossTable';
import { NoLosses } from './NoLosses';

type Props = Omit<ShownReport, 'range'> & { urlState: UrlState };

/** The losses: in a sentence, then each in a table that can be exported. Those that carry a person's data unless all are asked for. */
export function LossesView({ report, settings, timeZone, urlState, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const clock = { nowMs: report.nowMs, timeZone };
  const catalogue = useMemo(() => policyOf(settings).catalogue, [settings]);
  const losses = useMemo(() => findLosses(report.runs, catalogue), [report.runs, catalogue]);
  const hrefOf = useMemo(() => lossHref(settings, report.app), [settings, report.app]);
  const runHrefOf = useCallback(
    ({ key, lostAtMs }: Loss) => locationUtil.assureBaseUrl(runPath(key, lostAtMs, urlState)),
    [urlState]
  );
  const affecting = losses.filter(mayAffectPerson);
  const mixes = affecting.length > 0 && affecting.length < losses.length;
  const showsAll = !mixes || urlState.show === 'all';
  const shown = showsAll ? losses : affecting;
  if (losses.length === 0) {
    return <NoLosses report={report} clock={clock} urlState={urlState} />;
  }
  return (
    <div className={styles.page}>
      <PageSentence
        level={affecting.length > 0 ? 'act' : 'investigate'}
        sentence={lossSummary(losses, report.mayHideLoss)}
      >
        <CheckedNote report={report} clock={clock} />
      </PageSentence>
      <PageBox>
        <div className={styles.tools}>
          {mixes && (
            <RadioButtonGroup
              size="sm"
              aria-label="Which losses"
              options={[
                { value: 'person', label: `With a person’s data (${affecting.length})` },
                { value: 'all', label: `All (${losses.length})` },
              ]}
              value={showsAll ? 'all' : 'person'}
              onChange={(show) => onChange({ show: show === 'all' ? 'all' : '' })}
            />
          )}
          <span className={styles.exports}>
            <ExportButtons losses={shown} report={report} timeZone={timeZone} hrefOf={hrefOf} />
            <CopyNote report={report} settings={settings} timeZone={timeZone} />
          </span>
        </div>
        <LossTable losses={shown} clock={clock} hrefOf={hrefOf} runHrefOf={runHrefOf} />
      </PageBox>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  tools: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1.5),
  }),
  exports: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
