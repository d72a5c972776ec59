import { LoadingState, PanelData, PanelProps } from '@grafana/data';
import { useEffect, useMemo, useState } from 'react';
import { DataProblem, emptyVariable } from '../data/dataProblem';
import { inSlices } from '../data/inSlices';
import { ReportRequest } from '../data/loadReport';
import { FramesReading, readFrames } from '../data/readFrames';
import { analyseInSteps } from '../domain/analyse';
import { TimeSpan } from '../domain/coverage';
import { LogFields } from '../domain/links/logFields';
import { Policy, policyOf } from '../domain/policy';
import { Report } from '../domain/report';
import { AppSettings } from '../settings/settings';
import { useWallClock } from '../ui/useWallClock';
import { APP_VARIABLE, chooseApp } from './chooseApp';
import { WholeRange, useWholeRange } from './useWholeRange';

const TICK_MS = 30_000;

export type PanelReading =
  | { state: 'loading' }
  | { state: 'problem'; problem: DataProblem }
  | { state: 'whichApp'; apps: readonly string[]; onChoose: (app: string) => void }
  | {
      state: 'ready';
      report: Report;
      span: TimeSpan;
      wallMs: number;
      settings: AppSettings;
      /** Set while the panel reads what the dashboard's own query cut off. */
      progress: WholeRange['progress'];
    };

/**
 * From the panel's data to a report, about now or about the end of a range that lies in the past.
 * @param settings the app's; null while they are being loaded
 * @param readsWholeRange whether to read what a limit of the dashboard's own query cut off
 */
export function usePanelReport(
  { data, replaceVariables }: Pick<PanelProps, 'data' | 'replaceVariables'>,
  settings: AppSettings | null,
  readsWholeRange: boolean
): PanelReading {
  const [chosenApp, setChosenApp] = useState<string | null>(null);
  const wallMs = useWallClock(TICK_MS);
  const finished = useFinished(data);

  const reading = useMemo(() => {
    if (!finished || !settings) {
      return null;
    }
    const { from, to } = finished.timeRange;
    const span = { fromMs: from.valueOf(), toMs: to.valueOf() };
    const askedMs = finished.request?.startTime ?? span.toMs;
    const { fields } = settings;
    const policy = policyOf(settings);
    return { span, askedMs, fields, policy, ...readFrames(finished, span, fields, policy.catalogue) };
  }, [finished, settings]);

  const variable = replaceVariables(APP_VARIABLE);
  const choice = useMemo(() => chooseApp(variable, reading?.documents ?? [], reading?.fields), [variable, reading]);
  const app = 'app' in choice ? choice.app : choice.apps.includes(chosenApp ?? '') ? chosenApp : null;
  const nowMs = Math.min(wallMs, reading?.span.toMs ?? wallMs);
  const ownReport = useAnalysis(reading, app, nowMs);
  // The moment of asking and not the clock's: each request reads everything again.
  const request = useMemo((): ReportRequest | null => {
    if (!readsWholeRange || !settings || !reading?.restIn || !app) {
      return null;
    }
    const { restIn, span, askedMs } = reading;
    return { settings: { ...settings, dataSourceUid: restIn }, app, range: span, nowMs: Math.min(span.toMs, askedMs) };
  }, [readsWholeRange, settings, reading, app]);
  const whole = useWholeRange(request);
  const report = whole.report?.app === app ? whole.report : ownReport;

  if (!reading || !settings) {
    return { state: 'loading' };
  }
  if (reading.problem) {
    return { state: 'problem', problem: reading.problem };
  }
  if (variable === '' && reading.documents.length === 0) {
    return { state: 'problem', problem: emptyVariable };
  }
  if (app === null) {
    return { state: 'whichApp', apps: 'apps' in choice ? choice.apps : [], onChoose: setChosenApp };
  }
  return report
    ? {
        state: 'ready',
        report,
        span: { fromMs: report.fromMs, toMs: report.toMs },
        wallMs,
        settings,
        progress: whole.progress,
      }
    : { state: 'loading' };
}

/** The report on one app, made in slices; an earlier one of the app stays until the next is made. */
function useAnalysis(
  reading: (FramesReading & { span: TimeSpan; fields: LogFields; policy: Policy }) | null,
  app: string | null,
  nowMs: number
): Report | null {
  const [report, setReport] = useState<Report | null>(null);
  useEffect(() => {
    if (!reading || reading.problem || app === null) {
      return;
    }
    const { documents, fields, policy, span, gaps } = reading;
    const work = () => analyseInSteps(documents, { app, fields, policy, ...span, nowMs, gaps });
    const subscription = inSlices(work).subscribe(setReport);
    return () => subscription.unsubscribe();
  }, [reading, app, nowMs]);
  return report?.app === app ? report : null;
}

/** The last data that were not still loading, so that a refresh keeps what was there; null before the first. */
function useFinished(data: PanelData): PanelData | null {
  const [last, setLast] = useState<PanelData | null>(null);
  if (data === last || data.state === LoadingState.Loading || data.state === LoadingState.NotStarted) {
    return last;
  }
  setLast(data);
  return data;
}
