/** The borders of the code, as lint rules (for eslint.config.mjs): who may import whom, and what src/ may never do. */
import tsPlugin from '@typescript-eslint/eslint-plugin';

/** @typedef {{ selector: string, message: string }} Refused a piece of syntax, and what to do instead */

/**
 * The folders of src/: which others each may import, and which packages. Their tests may use any package and syntax, and
 * folders outside src/. To change a border, change it here, with a reason in docs/decisions.md.
 * @type {Record<string, { folders: string[], packages: string[] }>}
 */
const layers = {
  // The address of Kibana is written in rison; everything else here is the language itself.
  domain: { folders: [], packages: ['rison2'] },
  data: { folders: ['domain'], packages: ['@grafana/data', '@grafana/runtime', 'rxjs'] },
  settings: { folders: ['domain'], packages: ['@grafana/data', '@grafana/runtime', 'valibot'] },
  ui: { folders: ['domain', 'settings'], packages: ['@emotion/css', '@grafana/data', '@grafana/ui', 'react'] },
  // Part of the entry, which every page of Grafana loads: an address from Grafana's context, and nothing else.
  extensions: { folders: ['domain'], packages: ['@grafana/data', '@grafana/runtime'] },
  panel: {
    folders: ['domain', 'data', 'settings', 'ui'],
    packages: ['@emotion/css', '@grafana/data', '@grafana/runtime', '@grafana/ui', 'react', 'rxjs'],
  },
  pages: {
    folders: ['domain', 'data', 'settings', 'ui'],
    packages: ['@emotion/css', '@grafana/data', '@grafana/runtime', '@grafana/ui', 'react', 'react-router-dom', 'rxjs'],
  },
};
const outsideSource = ['bench', 'compat', 'preview', 'samples', 'scripts', 'tests'];

/** @param {string[]} names */
const oneOf = (names) => `(${names.join('|')})(/|$)`;

/** @param {string} who @param {string[]} folders */
const refuseFolders = (who, folders) => ({
  regex: `^(\\.{1,2}/)+${oneOf(folders)}`,
  message: `${who} may not import this folder: see scripts/borders.mjs.`,
});

/** @param {string} who @param {string[]} allowed */
const refuseOtherPackages = (who, allowed) => ({
  regex: `^(?!\\.{1,2}/${allowed.length > 0 ? `|${oneOf(allowed)}` : ''})`,
  message: `${who} may use ${allowed.length > 0 ? `only ${allowed.join(', ')}` : 'no package'}: see scripts/borders.mjs.`,
});

/** @param {object[]} patterns @returns {import('eslint').Linter.RulesRecord} */
const refuseImports = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

/** @param {Refused[]} refused @returns {import('eslint').Linter.RulesRecord} */
const refuseSyntax = (...refused) => ({ 'no-restricted-syntax': refused.length > 0 ? ['error', ...refused] : 'off' });

const untrusted = 'Log text is untrusted: let React write it as text.';
/** @type {Refused[]} */
const neverInSource = [
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: untrusted },
  { selector: 'MemberExpression[property.name=/^(inner|outer)HTML$/]', message: untrusted },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import the file itself.' },
];

const clock = 'Time comes in as an argument (nowMs): the same lines always give the same answer.';
/** @type {Refused[]} */
const neverInDomain = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Nothing random in the domain.',
  },
];

/** @type {Refused} */
const lazy = {
  selector: 'ImportExpression',
  message:
    'Nothing lazy here: the nested panel is served under its own id and finds no chunks. Only pages may be lazy.',
};
/** @type {Refused} */
const lazyPanel = { selector: 'ImportExpression[source.value=/panel/]', message: 'The app never loads the panel.' };

/** @param {string} layer @returns {import('eslint').Linter.Config[]} */
function bordersOf(layer) {
  const { folders, packages } = layers[layer] ?? { folders: [], packages: [] };
  const foreign = Object.keys(layers).filter((other) => other !== layer && !folders.includes(other));
  const who = `src/${layer}`;
  return [
    {
      files: [`${who}/**/*.{ts,tsx}`],
      rules: {
        ...refuseImports(refuseFolders(who, [...foreign, ...outsideSource]), refuseOtherPackages(who, packages)),
        ...refuseSyntax(
          ...neverInSource,
          ...(layer === 'pages' ? [lazyPanel] : [lazy]),
          ...(layer === 'domain' ? neverInDomain : [])
        ),
      },
    },
    {
      files: [`${who}/**/*.test.{ts,tsx}`],
      rules: {
        ...refuseImports(refuseFolders(who, foreign)),
        ...refuseSyntax(...(layer === 'domain' ? neverInDomain : [])),
      },
    },
  ];
}

/** @type {import('eslint').Linter.Config[]} */
export const borders = [
  // @ts-expect-error the plugin's types are those of its own parser
  { files: ['src/**/*.{ts,tsx}'], plugins: { '@typescript-eslint': tsPlugin } },
  ...Object.keys(layers).flatMap(bordersOf),
  {
    files: ['src/*.{ts,tsx}'],
    rules: {
      ...refuseImports(refuseFolders('The entry', ['data', 'domain', 'pages', 'panel', 'ui', ...outsideSource])),
      ...refuseSyntax(...neverInSource, lazyPanel),
    },
  },
];
