import { PanelOptionsEditorBuilder } from '@grafana/data';
import { jobCatalogue } from '../domain/jobs/jobCatalogue';

export interface PanelOptions {
  showSuccesses: boolean;
  showResolution: boolean;
  /** Names as in the catalogue, which stand for all of their generic parts; none: every type. */
  jobTypes?: string[];
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
    .addMultiSelect({
      path: 'jobTypes',
      name: 'Job types',
      description: 'Empty: every job type in the data.',
      settings: {
        options: jobCatalogue.map(({ name, purpose }) => ({ value: name, label: name, description: purpose })),
      },
    });
}
