import { PanelPlugin } from '@grafana/data';
import { JobTimelinePanel } from './JobTimelinePanel';
import { addPanelOptions, PanelOptions } from './panelOptions';
import { suggestTimeline } from './suggestTimeline';

// Nothing lazy may be reached from here: Grafana serves this panel under its own id, where chunks would not be found.
export const plugin = new PanelPlugin<PanelOptions>(JobTimelinePanel)
  .setPanelOptions(addPanelOptions)
  // As Grafana 13 wants it, which asks every panel; 12.3, whose type is another, asks none but its own.
  .setSuggestionsSupplier(suggestTimeline as never);
