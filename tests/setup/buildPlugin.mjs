/** Jest's global set-up of the tests that load dist/. */
export { ensureBuilt as default } from '../../scripts/ensureBuilt.mjs';
