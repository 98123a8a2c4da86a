/**
 * Writes the JavaScript of dist with tsup, as tsup.config.ts says, and the root by hand: there every room is a
 * namespace, and `export * as` lets bundlers see through it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { roomsOfRoot, root } from '../rooms.mjs';
import { run, tool } from '../run.mjs';
import { writeFaces } from './room-modules.mjs';

export const writeJavaScript = async () => {
  const { code, output } = await run(process.execPath, [tool('tsup/dist/cli-default.js')]);
  if (code !== 0) throw new Error(`the JavaScript could not be written:\n${output}`);
  await writeFaces(metafileOf('esm').outputs);
  writeInputs();
  writeRoot();
};

/** @param {string} format */
const metafile = (format) => `${root}dist/metafile-${format}.json`;

/**
 * The bundler's own account of what it wrote.
 *
 * @param {string} format
 */
const metafileOf = (format) => JSON.parse(readFileSync(metafile(format), 'utf8'));

/** Writes down which files went in, for the notices, and takes the bundler's own account away. */
const writeInputs = () => {
  const inputs = ['esm', 'cjs'].flatMap((format) => {
    const found = Object.keys(metafileOf(format).inputs);
    rmSync(metafile(format));
    return found.map((input) => `${root}${input}`);
  });
  writeFileSync(`${root}dist/inputs.json`, JSON.stringify([...new Set(inputs)].sort(), null, 2));
};

/** Writes the root: every room as a namespace. */
const writeRoot = () => {
  const esm = roomsOfRoot.map((room) => `export * as ${room} from './${room}/index.js';\n`);
  const cjs = roomsOfRoot.map((room) => `exports.${room} = require('./${room}/index.cjs');\n`);
  const mark = `'use strict';\nObject.defineProperty(exports, '__esModule', { value: true });\n`;
  writeFileSync(`${root}dist/index.js`, esm.join(''));
  writeFileSync(`${root}dist/index.cjs`, mark + cjs.join(''));
};
