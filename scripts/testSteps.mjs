/**
 * @typedef {object} Step one check of `npm test`
 * @property {string} name
 * @property {string[]} [projects] Jest projects (jest.config.mjs); without it the step is the npm script of its name
 * @property {string[]} [flags] for Jest
 * @property {string} [needs] the step that must have passed before
 */

/** In the order in which they start as soon as there is room. @type {Step[]} */
export const allSteps = [
  { name: 'build' },
  { name: 'typecheck' },
  { name: 'unit', projects: ['domain', 'node', 'ui', 'compat-ui'] },
  { name: 'package', needs: 'build' },
  { name: 'loading', projects: ['loading', 'compat-loading'], needs: 'build' },
  { name: 'engine', projects: ['engine'], flags: ['--runInBand'] },
  { name: 'browser', projects: ['browser'], flags: ['--runInBand'], needs: 'build' },
  { name: 'lint' },
];

/**
 * Steps that are asked for by their own name, or by the names of Jest projects.
 * @param {string[]} args of the command line: none, or `--only NAME…`
 * @returns {Step[]}
 */
export function selectSteps(args) {
  if (args.length === 0) {
    return allSteps;
  }
  const [flag, ...names] = args.flatMap((arg) => arg.split(','));
  const known = allSteps.flatMap(({ name, projects = [] }) => [name, ...projects]);
  const unknown = names.find((name) => !known.includes(name));
  if (flag !== '--only' || names.length === 0 || unknown !== undefined) {
    throw new Error(`Usage: npm test [-- --only NAME…] with names of ${[...new Set(known)].join(', ')}`);
  }
  return allSteps.flatMap((step) => {
    const projects = step.projects?.filter((project) => names.includes(project));
    return names.includes(step.name) ? [step] : projects?.length ? [{ ...step, projects }] : [];
  });
}
