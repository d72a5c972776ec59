/**
 * Runs before everything else of the page, as a script of its own: @grafana/runtime reads `window.grafanaBootData` when it
 * is loaded, and whoever asks for the time must find the stage's clock.
 */
import type { BootData } from '../bootData';
import { chosenTheme } from './chosenTheme';
import { startClock } from './startClock';

const boot = JSON.parse(document.getElementById('bootData')?.textContent ?? '') as BootData;

if (boot.preview.nowMs !== null) {
  startClock(boot.preview.nowMs);
}
boot.user.theme = chosenTheme();
Object.assign(window, { grafanaBootData: boot });
