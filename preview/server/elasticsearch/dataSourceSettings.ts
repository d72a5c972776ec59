/** What the translation needs of a data source's `jsonData`, under the same names. */
export interface DataSourceSettings {
  /** An index, a list with commas, or with `interval` a date pattern such as `[logs-]YYYY.MM.DD`. Empty: all indices. */
  index: string;
  interval?: 'Hourly' | 'Daily' | 'Weekly' | 'Monthly' | 'Yearly';
  timeField: string;
  logMessageField?: string;
  logLevelField?: string;
}

/** Both ends are included, in ms since the epoch. */
export interface TimeRangeMs {
  fromMs: number;
  toMs: number;
}
