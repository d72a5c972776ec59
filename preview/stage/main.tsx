import './stage.css';
import { initializeI18n } from 'host:i18n';
import { createRoot } from 'react-dom/client';
import { registerAbsentPanel } from './dashboard/AbsentPanel';
import { followLinks } from './followLinks';
import { shareModules } from './plugins/moduleLoader';
import { setUpRuntime } from './services/setUpRuntime';
import { registerStandardEditors } from './services/standardEditors';
import { Stage } from './Stage';

async function start() {
  await initializeI18n({ language: 'en-US', ns: [] }, 'en-GB');
  setUpRuntime();
  followLinks();
  shareModules();
  registerStandardEditors();
  registerAbsentPanel();
  const root = document.getElementById('reactRoot');
  if (root) {
    createRoot(root).render(<Stage />);
  }
}

void start();
