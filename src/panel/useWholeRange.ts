import { useEffect, useState } from 'react';
import { ReportRequest, ReportState, loadReport } from '../data/loadReport';
import { Report } from '../domain/report';

export interface WholeRange {
  /** About the whole range; null until it was read for the first time, or where it could not be read. */
  report: Report | null;
  /** Set while lines are being read. */
  progress: ReportState['progress'];
}

const nothing: WholeRange = { report: null, progress: null };

/**
 * Reads a whole range, whatever the dashboard's own query handed out of it. While a refresh is being read, the report before
 * it stays.
 * @param request null: nothing is to be read; another object reads again
 */
export function useWholeRange(request: ReportRequest | null): WholeRange {
  const [whole, setWhole] = useState<WholeRange>(nothing);
  useEffect(() => {
    if (!request) {
      return;
    }
    const subscription = loadReport(request).subscribe(({ state, report, progress }) =>
      setWhole((earlier) => {
        const kept = earlier.report?.app === request.app ? earlier.report : null;
        switch (state) {
          case 'ready':
            return { report, progress: null };
          case 'failed':
            // What the dashboard's own query handed out is more than nothing.
            return nothing;
          default:
            return { report: kept, progress: progress ?? { done: 0, of: null } };
        }
      })
    );
    return () => subscription.unsubscribe();
  }, [request]);
  return request ? whole : nothing;
}
