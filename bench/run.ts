/**
 * The repository's own figures: `npm run bench [name…]` prints one line a figure, `name value unit budget`;
 * without names, all but those that take many minutes.
 * Exit status 1 when a figure is over its budget (`≥`: under it). Machines are noisy: compare within one run.
 */
import { benchmarks } from './benchmarks';

async function main(names: string[]): Promise<void> {
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `No such figure: ${unknown.join(', ')}. There are: ${benchmarks.map(({ name }) => name).join(', ')}\n`
    );
    process.exitCode = 2;
    return;
  }
  for (const { name, unit, budget, isLeast, isLong, measure } of benchmarks) {
    if (names.length > 0 ? !names.includes(name) : isLong) {
      continue;
    }
    const value = await measure();
    process.stdout.write(`${name} ${Number(value.toPrecision(4))} ${unit} ${isLeast ? '≥' : ''}${budget}\n`);
    if (isLeast ? value < budget : value > budget) {
      process.exitCode = 1;
    }
  }
}

void main(process.argv.slice(2));
