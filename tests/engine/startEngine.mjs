import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { engineClasspath, nodeFolder } from './engineClasspath.mjs';

const limitMs = 120_000;

// A short life: compiling the hot parts first would take longer than the tests.
const shortLife = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xms512m', '-Xmx512m'];
/** As OpenSearch itself starts; without them it takes garbage for memory in use, and refuses to take in millions of lines. */
const longLife = ['-XX:+UseG1GC', '-XX:G1ReservePercent=25', '-XX:InitiatingHeapOccupancyPercent=30'];

function jvmOptions() {
  // A bench with millions of lines asks for more.
  const heap = process.env.ENGINE_HEAP;
  return heap === undefined ? shortLife : [...longLife, `-Xms${heap}`, `-Xmx${heap}`];
}

/**
 * @param {string} classpath
 * @returns {Promise<{ port: string, node: import('node:child_process').ChildProcess }>} once the node answers
 */
function startNode(classpath) {
  const args = [...jvmOptions(), '-cp', classpath, join(nodeFolder, 'EngineNode.java')];
  const node = spawn('java', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => {
      node.stdin.end();
      reject(new Error(`The search node ${why}.\n${said}`));
    };
    const timer = setTimeout(() => fail(`gave no port within ${limitMs} ms`), limitMs);
    node.on('error', ({ message }) => fail(`did not start: ${message}`));
    node.on('exit', (status) => {
      clearTimeout(timer);
      fail(`ended with status ${status}`);
    });
    node.stderr.on('data', (text) => (said += text));
    createInterface({ input: node.stdout }).on('line', (line) => {
      const port = /^port (\d+)$/.exec(line)?.[1];
      said += `${line}\n`;
      if (port) {
        clearTimeout(timer);
        resolve({ port, node });
      }
    });
  });
}

/**
 * Jest's global set-up of the tests against a real search engine. Where no JDK or no jars can be had, the tests
 * are reported as not run, with the reason (`ENGINE_ABSENT`); in CI that is a failure.
 */
export default async function startEngine() {
  let classpath;
  try {
    classpath = engineClasspath();
  } catch (error) {
    if (process.env.CI) {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    process.env.ENGINE_ABSENT = reason;
    console.log(`Not run: the tests against a real search engine. ${reason}`);
    console.log('Install a JDK (17 or newer) and Maven, then: npm test -- --only engine');
    return;
  }
  const { port, node } = await startNode(classpath);
  process.env.ENGINE_URL = `http://127.0.0.1:${port}`;
  /** @type {any} */ (globalThis).engineNode = node;
}
