/**
 * The rooms of the library: every folder of src that has a public face.
 *
 * This is the one place that knows the list. The build's entries, the exports of package.json,
 * the API reference and the package checks are all made from it.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder the project stands in, with a closing slash. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** The rooms, in the order of the alphabet: each is one subpath export. */
export const rooms = readdirSync(`${root}src`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${root}src/${entry.name}/index.ts`))
  .map((entry) => entry.name)
  .sort();

/** The faces by their paths below src and dist, without an ending: the root's, then the rooms'. */
export const faces = ['index', ...rooms.map((room) => `${room}/index`)];

/**
 * Returns what `import` gets of a face and what `require` gets, each with its own types.
 *
 * @param {string} face
 */
const conditions = (face) => ({
  import: { types: `./dist/${face}.d.ts`, default: `./dist/${face}.js` },
  require: { types: `./dist/${face}.d.cts`, default: `./dist/${face}.cjs` },
});

/** What the `exports` of package.json must be. */
export const exportsMap = Object.fromEntries([
  ...faces.map((face) => [face === 'index' ? '.' : `./${face.replace('/index', '')}`, conditions(face)]),
  ['./package.json', './package.json'],
]);

/** The specifiers a user can write: `smarketing`, `smarketing/calendar`, … */
export const specifiers = ['smarketing', ...rooms.map((room) => `smarketing/${room}`)];

/** Rooms that the root leaves out, so that importing it loads no zod. */
const roomsApart = ['schema', 'testing'];

/** What src/index.ts must be: every other room as a namespace. */
export const rootModule = `/**
 * The rooms of smarketing as namespaces, for those who like one import; each is also a subpath of its own.
 *
 * Schema stands apart, because it alone loads zod: import it from \`smarketing/schema\`.
 *
 * @packageDocumentation
 */
${rooms
  .filter((room) => !roomsApart.includes(room))
  .map((room) => `export * as ${room} from './${room}/index.js';\n`)
  .join('')}`;
