/** Loads the installed package in plain Node, one new process for each subpath and format. */
import { run } from '../run.mjs';

/**
 * @typedef {object} Loaded
 * @property {readonly string[]} names what the module exports, sorted
 * @property {string} error why it could not be loaded; empty when it was
 */

/**
 * Loads one subpath and returns the names it exports. Making code from text is forbidden to the process.
 *
 * @param {{ readonly node?: string, readonly folder: string }} place which Node, in which folder
 * @param {string} specifier
 * @param {'import' | 'require'} format
 * @returns {Promise<Loaded>}
 */
const load = async ({ node = process.execPath, folder }, specifier, format) => {
  const body = format === 'import' ? `await import('${specifier}')` : `require('${specifier}')`;
  const code = `console.log(JSON.stringify(Object.keys(${body}).sort()))`;
  const type = format === 'import' ? '--input-type=module' : '--input-type=commonjs';
  const { code: exit, output } = await run(
    node,
    ['--disallow-code-generation-from-strings', type, '-e', code],
    {
      cwd: folder,
    },
  );
  return exit === 0 ? { names: JSON.parse(output), error: '' } : { names: [], error: output };
};

/**
 * Loads subpaths one after the other in one process.
 *
 * @param {{ readonly folder: string }} place
 * @param {readonly string[]} specifiers
 * @returns {Promise<string>} why they could not be loaded; empty when they were
 */
export const loadAll = async ({ folder }, specifiers) => {
  const code = specifiers.map((specifier) => `await import('${specifier}');`).join('\n');
  const outcome = await run(process.execPath, ['--input-type=module', '-e', code], { cwd: folder });
  return outcome.code === 0 ? '' : outcome.output || 'it ended without a word';
};

/**
 * Loads every subpath both ways and checks that both give the same names.
 *
 * @param {{ readonly node?: string, readonly folder: string }} place
 * @param {readonly string[]} specifiers
 * @param {import('../tally.mjs').Tally['check']} check
 * @returns {Promise<Readonly<Record<string, readonly string[]>>>} the names of each subpath
 */
export const checkLoading = async (place, specifiers, check) => {
  /** @type {Record<string, readonly string[]>} */
  const names = {};
  for (const specifier of specifiers) {
    const [esm, cjs] = await Promise.all([
      load(place, specifier, 'import'),
      load(place, specifier, 'require'),
    ]);
    check(`import('${specifier}') works`, esm.error === '' && esm.names.length > 0, esm.error);
    check(`require('${specifier}') works`, cjs.error === '' && cjs.names.length > 0, cjs.error);
    check(
      `import and require of ${specifier} give the same names`,
      JSON.stringify(esm.names) === JSON.stringify(cjs.names),
      `import:  ${esm.names.join(', ')}\nrequire: ${cjs.names.join(', ')}`,
    );
    names[specifier] = esm.names;
  }
  return names;
};
