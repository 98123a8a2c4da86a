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

/** Entry points by name: `index` is the root of the package, the others are its rooms. */
export const entries = Object.fromEntries([
  ['index', 'src/index.ts'],
  ...rooms.map((room) => [room, `src/${room}/index.ts`]),
]);

/**
 * Returns one entry's two conditions: what `import` gets and what `require` gets, each with its own types.
 *
 * @param {string} name
 */
const conditions = (name) => ({
  import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
  require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
});

/** What the `exports` of package.json must be. */
export const exportsMap = Object.fromEntries([
  ['.', conditions('index')],
  ...rooms.map((room) => [`./${room}`, conditions(room)]),
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
