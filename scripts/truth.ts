/**
 * `npm run truth [-- --days 5000] [--first N]`: holds generated days against their truth, of every scenario in every shape.
 * Prints each day of which something is told wrongly, with the first differences. Exit status 1 when there is one.
 */
import { parseArgs } from 'node:util';
import { dayOptions, wrongAbout } from '../tests/truth/randomDays';

const { values } = parseArgs({
  options: { days: { type: 'string', default: '200' }, first: { type: 'string', default: '0' } },
});
const [days, first] = [Number(values.days), Number(values.first)];
if (!Number.isInteger(days) || days < 1 || !Number.isInteger(first) || first < 0) {
  console.error('Usage: npm run truth [-- --days N] [--first N], both whole numbers.');
  process.exit(2);
}

let wrong = 0;
for (let index = first; index < first + days; index++) {
  const options = dayOptions(index);
  const differences = wrongAbout(options);
  if (differences.length > 0) {
    wrong++;
    console.log(`day ${index}`, JSON.stringify(options), differences.slice(0, 5));
  }
}
console.log(`${days} days, ${wrong} told wrongly`);
process.exitCode = wrong > 0 ? 1 : 0;
