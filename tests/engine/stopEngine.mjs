import { once } from 'node:events';

/** Jest's global tear-down: the node ends with its input. */
export default async function stopEngine() {
  const node = /** @type {import('node:child_process').ChildProcess | undefined} */ (
    /** @type {any} */ (globalThis).engineNode
  );
  if (node) {
    node.stdin?.end();
    await once(node, 'exit');
  }
}
