/** For the release workflow: `node scripts/releaseNotes.mjs v1.2.3` prints what CHANGELOG.md says of that version. */
import { readFileSync } from 'node:fs';
import { notesOf } from './changelog.mjs';
import { inRepository } from './repository.mjs';

const tag = process.argv[2] ?? '';
const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
const notes = notesOf(readFileSync(inRepository('CHANGELOG.md'), 'utf8'), version);
if (tag !== `v${version}`) {
  console.error(`The tag is “${tag}”, and package.json says version ${version}: they must agree.`);
  process.exitCode = 1;
} else if (notes === null) {
  console.error(`CHANGELOG.md has no entry “## [${version}] - YYYY-MM-DD”.`);
  process.exitCode = 1;
} else {
  console.log(notes);
}
