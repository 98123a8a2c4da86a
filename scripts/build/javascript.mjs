/**
 * Writes the JavaScript of dist, as ES modules and as CommonJS: one file for each room, which other rooms share,
 * and where a room has an inside, a face that shows what is public of it.
 *
 * One file for each room keeps the first import quick (to Node each file costs as much as some 10 kB of code), and
 * the root stays `export * as`, so that bundlers see through it.
 */
import { writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { floors, rooms, roomsOfRoot, root } from '../rooms.mjs';
import { fpTsModule } from './fp-ts-modules.mjs';

/**
 * Returns the room that a file belongs to, the innermost one. Packages that every room uses belong to the lowest.
 *
 * @param {string} path
 */
const roomOf = (path) => {
  if (/\/node_modules\/(fp-ts|@noble\/hashes)\//.test(path)) return 'kernel';
  const inside = rooms.filter((room) => path.startsWith(`${root}src/${room}/`));
  return inside.sort((a, b) => b.length - a.length)[0];
};

/** Lower rooms come first: a group also takes what its files need and no group before it took. */
const groups = rooms.map((room) => ({
  name: room.replaceAll('/', '-'),
  test: (/** @type {string} */ path) => roomOf(path) === room,
  priority: 100 - (floors[room.split('/')[0] ?? ''] ?? 0),
}));

export const writeJavaScript = async () => {
  const build = await rolldown({
    platform: 'neutral',
    tsconfig: 'tsconfig.build.json',
    input: Object.fromEntries(rooms.map((room) => [`${room}/index`, `${root}src/${room}/index.ts`])),
    // zod is left to the consumer's own copy; all else is taken in.
    external: /^zod($|\/)/,
    plugins: [{ name: 'fp-ts-modules', resolveId: (specifier) => fpTsModule(specifier) ?? null }],
    // No file has effects at import, so whatever is unused goes.
    treeshake: { moduleSideEffects: false },
    preserveEntrySignatures: 'strict',
  });
  const inputs = [...(await write(build, 'esm', 'js')), ...(await write(build, 'cjs', 'cjs'))];
  await build.close();
  writeFileSync(`${root}dist/inputs.json`, JSON.stringify([...new Set(inputs)].sort(), null, 2));
  writeRoot();
};

/**
 * Writes one format and returns the files that went in.
 *
 * @param {import('rolldown').RolldownBuild} build
 * @param {'esm' | 'cjs'} format
 * @param {string} ending
 */
const write = async (build, format, ending) => {
  const { output } = await build.write({
    dir: `${root}dist`,
    format,
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `rooms/[name].${ending}`,
    codeSplitting: { groups },
    comments: { annotation: true, jsdoc: false, legal: false },
  });
  return output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
};

/** Writes the root: every room as a namespace. */
const writeRoot = () => {
  const esm = roomsOfRoot.map((room) => `export * as ${room} from './${room}/index.js';\n`);
  const cjs = roomsOfRoot.map((room) => `exports.${room} = require('./${room}/index.cjs');\n`);
  const mark = `'use strict';\nObject.defineProperty(exports, '__esModule', { value: true });\n`;
  writeFileSync(`${root}dist/index.js`, esm.join(''));
  writeFileSync(`${root}dist/index.cjs`, mark + cjs.join(''));
};
