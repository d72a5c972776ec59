import { spawnPreview } from '../../scripts/spawnPreview.mjs';

/**
 * Starts a preview of its own for a test file, beside the one of the global set-up.
 * @param options of `npm start`; asked for when the tests begin
 * @returns a function that gives its address
 */
export function usePreview(options: () => readonly string[]): () => string {
  let preview: { url: string; pid: number } | undefined;
  beforeAll(async () => {
    preview = await spawnPreview(options());
  });
  afterAll(() => {
    if (preview) {
      process.kill(preview.pid);
    }
  });
  return () => preview?.url ?? '';
}
