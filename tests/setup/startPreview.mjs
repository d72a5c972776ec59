import { ensureBuilt } from '../../scripts/ensureBuilt.mjs';
import { ensureChromium } from '../../scripts/ensureChromium.mjs';
import { spawnPreview } from '../../scripts/spawnPreview.mjs';

/** Jest's global set-up of the browser tests: builds the plugin, finds a Chromium, starts the preview on our sample day. */
export default async function startPreview() {
  await ensureBuilt();
  process.env.CHROMIUM_PATH = await ensureChromium();
  const { url, pid } = await spawnPreview(['--logs', 'samples/crm-outage-small.ndjson.gz']);
  process.env.PREVIEW_URL = url;
  process.env.PREVIEW_PID = String(pid);
}
