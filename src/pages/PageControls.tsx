import { TimeRange, TimeZone } from '@grafana/data';
import { Combobox, InlineLabel, RefreshPicker, Stack, TimeRangePicker } from '@grafana/ui';
import { firstValueFrom } from 'rxjs';
import { listApps } from '../data/listApps';
import { AppSettings } from '../settings/settings';
import { rangeTexts, shiftedRange, widerRange } from './timeRanges';
import { SharedState, UrlState } from './urlState';

interface Props {
  settings: AppSettings;
  urlState: SharedState;
  range: TimeRange;
  timeZone: TimeZone;
  isLoading: boolean;
  onChange: (change: Partial<UrlState>) => void;
  onChangeTimeZone: (timeZone: TimeZone) => void;
  onRefresh: () => void;
}

/** App, time range and refresh, as above a dashboard. */
export function PageControls(props: Props) {
  const { settings, urlState, range, timeZone, isLoading, onChange, onChangeTimeZone, onRefresh } = props;
  const span = { fromMs: range.from.valueOf(), toMs: range.to.valueOf() };
  const findApps = async (typed: string) => {
    const { apps } = await firstValueFrom(listApps(settings, span));
    return apps.filter(({ name }) => name.includes(typed)).map(({ name }) => ({ value: name }));
  };
  return (
    <Stack wrap="wrap" gap={1}>
      <Stack gap={0}>
        <InlineLabel width="auto" htmlFor="failed-jobs-app">
          App
        </InlineLabel>
        <Combobox
          id="failed-jobs-app"
          width={32}
          placeholder="Which app?"
          createCustomValue
          options={findApps}
          value={urlState.app === '' ? null : { value: urlState.app, label: urlState.app }}
          onChange={({ value }) => onChange({ app: value })}
        />
      </Stack>
      <TimeRangePicker
        value={range}
        timeZone={timeZone}
        isOnCanvas
        onChange={(next) => onChange(rangeTexts(next))}
        onChangeTimeZone={onChangeTimeZone}
        onMoveBackward={() => onChange(shiftedRange(range, -1))}
        onMoveForward={() => onChange(shiftedRange(range, 1))}
        onZoom={() => onChange(widerRange(range))}
      />
      <RefreshPicker
        text="Refresh"
        value={urlState.refresh}
        isOnCanvas
        isLoading={isLoading}
        onRefresh={onRefresh}
        onIntervalChanged={(refresh) => onChange({ refresh })}
      />
    </Stack>
  );
}
