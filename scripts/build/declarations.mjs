/**
 * Writes the types of dist: one file for each file of src, and of each a twin for `require`.
 *
 * They are not rolled up: one file for each idea reads as the source does, and a namespace of the root stays
 * `export * as`, which tools that roll types up cannot write for rooms that export types.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from '../rooms.mjs';
import { run, tsc } from '../run.mjs';

export const writeDeclarations = async () => {
  const settings = ['--noEmit', 'false', '--emitDeclarationOnly', '--pretty', 'false'];
  const { code, output } = await run(process.execPath, [tsc, '-p', 'tsconfig.build.json', ...settings]);
  if (code !== 0) throw new Error(`the types could not be written:\n${output}`);
  for (const path of readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.d.ts')) writeTwin(`${root}dist/${path}`);
  }
};

/**
 * Writes the types that `require` gets: the same, pointing to twins.
 *
 * @param {string} path
 */
const writeTwin = (path) => {
  const twin = readFileSync(path, 'utf8').replace(
    /(\bfrom |\bimport\()(['"])(\.[^'"]+)\.js\2/g,
    '$1$2$3.cjs$2',
  );
  writeFileSync(path.replace(/\.d\.ts$/, '.d.cts'), twin);
};
