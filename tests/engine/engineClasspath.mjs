import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRepository } from '../../scripts/repository.mjs';

export const nodeFolder = inRepository('tests/engine/node');

/** @param {string} program @param {string[]} args @returns {string | null} why it failed; null: it went well */
function failureOf(program, args) {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 600_000 });
  if (error) {
    return `${program}: ${error.message}`;
  }
  const said = `${stdout}${stderr}`.split('\n').find((line) => line.includes('ERROR')) ?? '';
  return status === 0 ? null : `${program} ended with status ${status}. ${said}`.trim();
}

/**
 * The class path of a search node: its jars come from Maven's own cache, or from Maven Central.
 * @returns {string} throws where there is no JDK, no Maven, or no way to the jars
 */
export function engineClasspath() {
  const folder = mkdtempSync(join(tmpdir(), 'failed-jobs-classpath-'));
  const file = join(folder, 'classpath');
  try {
    const maven = ['--batch-mode', '--quiet', '--file', join(nodeFolder, 'pom.xml')];
    const failure =
      failureOf('javac', ['--version']) ??
      failureOf('mvn', [...maven, 'dependency:build-classpath', `-Dmdep.outputFile=${file}`]);
    if (failure !== null) {
      throw new Error(failure);
    }
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
