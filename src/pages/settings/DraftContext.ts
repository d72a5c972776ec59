import { createContext, useContext } from 'react';
import { SettingsDraft, valueAt } from '../../settings/settingsDraft';

/** The settings while they are being written, for the fields of the form. */
export interface DraftState {
  draft: SettingsDraft;
  problems: ReadonlyMap<string, string>;
  isReadOnly: boolean;
  change: (path: string, value: unknown) => void;
}

export const DraftContext = createContext<DraftState>({
  draft: {},
  problems: new Map(),
  isReadOnly: true,
  change: () => undefined,
});

/** One setting by its path, `kibana.baseUrl`: what it is, what is wrong with it, and how to change it. */
export function useSetting(path: string) {
  const { draft, problems, isReadOnly, change } = useContext(DraftContext);
  // A list is wrong where one of its entries is.
  const problem = [...problems].find(([at]) => at === path || at.startsWith(`${path}.`))?.[1];
  return {
    id: `failed-jobs-${path.replaceAll('.', '-')}`,
    value: valueAt(draft, path),
    problem,
    isReadOnly,
    change: (value: unknown) => change(path, value),
  };
}
