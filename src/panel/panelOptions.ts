import { PanelOptionsEditorBuilder } from '@grafana/data';
import { apiJobTypes } from '../domain/jobs/jobCatalogue';
import { FOLD_ABOVE } from '../domain/timeline/layoutRows';

export interface PanelOptions {
  showSuccesses: boolean;
  showResolution: boolean;
  /** Undefined, in a panel from before the option: on. */
  readWholeRange?: boolean;
  /** Names as in the catalogue, which stand for all of their generic parts; none: every type. */
  jobTypes?: string[];
  /** A job type with more runs than this at once is folded into a count; a panel from before the option has none. */
  foldAbove?: number;
}

/** The panel's few options, as Grafana's editor shows them. */
export function addPanelOptions(builder: PanelOptionsEditorBuilder<PanelOptions>): void {
  builder
    .addBooleanSwitch({
      path: 'showSuccesses',
      name: 'Show successes',
      description: 'A thin strip per job type with the runs that ended well, so that silence is seen.',
      defaultValue: true,
    })
    .addBooleanSwitch({
      path: 'showResolution',
      name: 'Show what to do',
      description: 'The verdict and the steps for the selected job type, beside or below the timeline.',
      defaultValue: true,
    })
    .addBooleanSwitch({
      path: 'readWholeRange',
      name: 'Read the whole range',
      description:
        'Where the query’s limit cuts lines off, the panel reads the rest by itself, from the data source of its first query. Off: it says what was cut off.',
      defaultValue: true,
    })
    .addNumberInput({
      path: 'foldAbove',
      name: 'Fold above',
      description: 'A job type with more runs than this at the same time is folded into a count over time.',
      defaultValue: FOLD_ABOVE,
      settings: { min: 1, max: 30, integer: true },
    })
    .addMultiSelect({
      path: 'jobTypes',
      name: 'Job types',
      description: 'Empty: every job type in the data.',
      settings: {
        options: apiJobTypes.map(({ name, purpose }) => ({ value: name, label: name, description: purpose })),
        // Another service's are known to the app's settings, which are not at hand here.
        allowCustomValue: true,
      },
    });
}
