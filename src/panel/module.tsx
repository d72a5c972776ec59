import { PanelPlugin } from '@grafana/data';
import { JobTimelinePanel } from './JobTimelinePanel';
import { addPanelOptions, PanelOptions } from './panelOptions';

// Nothing lazy may be reached from here: Grafana serves this panel under its own id, where chunks would not be found.
export const plugin = new PanelPlugin<PanelOptions>(JobTimelinePanel).setPanelOptions(addPanelOptions);
