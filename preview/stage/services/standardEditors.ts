import { standardEditorsRegistry } from '@grafana/data';

/** The editors that panels may build their options of. */
const editorIds = [
  'boolean',
  'color',
  'dashboard-uid',
  'field-name',
  'multi-select',
  'number',
  'radio',
  'select',
  'slider',
  'strings',
  'text',
  'timezone',
  'unit',
];

const NoEditor = () => null;

/** Panels name these editors when they tell their options' defaults. The preview edits no panel, so they show nothing. */
export function registerStandardEditors() {
  standardEditorsRegistry.setInit(() => editorIds.map((id) => ({ id, name: id, editor: NoEditor })));
}
