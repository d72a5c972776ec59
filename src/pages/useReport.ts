import { TimeRange } from '@grafana/data';
import { useEffect, useState } from 'react';
import { Observable, map } from 'rxjs';
import { FoundApp, listApps } from '../data/listApps';
import { ReportState, loadReport } from '../data/loadReport';
import { TimeSpan } from '../domain/coverage';
import { AppSettings } from '../settings/settings';

interface ReportInputs {
  /** The same object as long as nothing in it changes: another one reads again. */
  settings: AppSettings;
  /** '' asks which apps there are instead. */
  app: string;
  range: TimeRange;
  /** The moment that the verdicts are about, ms since the epoch; the moment of reading where it is not given. */
  nowMs?: number;
  /** Another value reads again. */
  refreshKey?: number;
}

export interface ReportReading extends ReportState {
  /** An earlier report of the app stays while the next is being read. */
  refreshing: boolean;
  /** Where no app was given: the apps that wrote lines about jobs, most lines first. */
  apps: readonly FoundApp[] | null;
}

const nothingYet: ReportReading = {
  state: 'loading',
  report: null,
  problem: null,
  progress: null,
  refreshing: false,
  apps: null,
};

/** What is shown after a step of reading: while an app is read again, its earlier report. */
function afterStep(earlier: ReportReading, step: ReportReading): ReportReading {
  return (step.state === 'loading' || step.state === 'partly') && earlier.state === 'ready'
    ? { ...earlier, refreshing: true, progress: step.progress }
    : step;
}

function readSteps(settings: AppSettings, app: string, range: TimeSpan, nowMs: number): Observable<ReportReading> {
  return app === ''
    ? listApps(settings, range).pipe(
        map(({ apps, problem }) => ({ ...nothingYet, state: problem ? 'failed' : 'ready', problem, apps }))
      )
    : loadReport({ settings, app, range, nowMs }).pipe(map((step) => ({ ...nothingYet, ...step })));
}

/** Reads the report on an app, again whenever an input changes; what is on its way then is cancelled. */
export function useReport({ settings, app, range, nowMs, refreshKey }: ReportInputs): ReportReading {
  const [fromMs, toMs] = [range.from.valueOf(), range.to.valueOf()];
  const [shown, setShown] = useState({ app, reading: nothingYet });
  useEffect(() => {
    const steps = readSteps(settings, app, { fromMs, toMs }, nowMs ?? Date.now());
    const subscription = steps.subscribe((step) =>
      setShown((earlier) => ({ app, reading: afterStep(earlier.app === app ? earlier.reading : nothingYet, step) }))
    );
    return () => subscription.unsubscribe();
  }, [settings, app, fromMs, toMs, nowMs, refreshKey]);
  // Until the first step of another app, what is kept is not about it.
  return shown.app === app ? shown.reading : nothingYet;
}
