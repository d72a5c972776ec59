import { Observable, filter, map, of, switchMap } from 'rxjs';
import { Gap, TimeSpan } from '../domain/coverage';
import { LineTally, tallyLines } from '../domain/jobs/tallyLines';
import { NO_ANSWER } from './answers';
import { PolicySettings, policyOf } from '../domain/policy';
import { DataProblem, isDataProblem } from './dataProblem';
import { fetchLines } from './fetchLines';
import { FoundApp, listApps } from './listApps';
import { LogPlace, openLogSource } from './logSource';
import { probeShards } from './probeShards';

/** What the settings find. */
export interface SettingsTest {
  /** Apps with lines about jobs, most lines first. */
  apps: FoundApp[];
  /** The app whose lines were read; null: there is none. */
  app: string | null;
  tally: LineTally;
  /** What was not read. */
  gaps: Gap[];
}

const MOST_LINES = 20_000;
// What a search engine says where the app's field is a text, whose values it does not list.
const NO_VALUES = /text fields are not optimi/i;
const nothing: LineTally = { lines: 0, recognised: [], unrecognised: [], others: 0 };

/** Reads the lines of the app that has most, and tells what they are. Emits once, and never errors. */
export function testSettings(
  place: LogPlace & Partial<PolicySettings>,
  range: TimeSpan
): Observable<SettingsTest | DataProblem> {
  return listApps(place, range).pipe(
    switchMap(({ apps, problem }) => {
      if (problem && problem.detail !== NO_ANSWER && !NO_VALUES.test(problem.detail)) {
        return of(problem);
      }
      return openLogSource(place.dataSourceUid).then((source) => ({ source, apps, app: apps[0]?.name }));
    }),
    switchMap((found) => {
      if (!('source' in found)) {
        return of(found);
      }
      const { source, apps, app } = found;
      if (isDataProblem(source)) {
        return of(source);
      }
      const { catalogue } = policyOf(place);
      if (app === undefined) {
        // What may keep lines from being found.
        return probeShards(source, { app: '', fields: place.fields, catalogue }, range).pipe(
          map(({ gaps }) => ({ apps, app: null, tally: nothing, gaps }))
        );
      }
      return fetchLines({
        source,
        app,
        fields: place.fields,
        catalogue,
        range,
        maxLines: MOST_LINES,
        onCap: 'This test reads no more.',
      }).pipe(
        filter((lines) => lines.is === 'result'),
        map(({ documents, gaps }) => ({ apps, app, tally: tallyLines(documents, place.fields, catalogue), gaps }))
      );
    })
  );
}
