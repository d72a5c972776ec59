import { locationUtil } from '@grafana/data';
import { outcomeMs, Run } from '../domain/jobs/run';
import { GrafanaContext, jobTypePath, runPath } from '../domain/links/grafanaLinks';

/** Addresses of the app's pages about one job type and one run. */
export interface PageLinks {
  jobType: (jobType: string) => string;
  run: (run: Run) => string;
}

/** The addresses that keep app and range of where one comes from. */
export function pageLinks(context: GrafanaContext): PageLinks {
  return {
    jobType: (jobType) => locationUtil.assureBaseUrl(jobTypePath(jobType, context)),
    run: ({ key, attempts }) => {
      const [first] = attempts;
      return locationUtil.assureBaseUrl(runPath(key, first ? outcomeMs(first) : 0, context));
    },
  };
}
