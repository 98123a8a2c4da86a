/**
 * The rooms of the library: every folder of src that has a public face, an `index.ts`.
 *
 * This is the one place that knows them. The build, the exports of package.json, the root, the API reference,
 * the package checks and the check of the floors are all made from it.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder the project stands in, with a closing slash. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * The floor of each room of the house. A file may import from its own room and from lower floors.
 *
 * @type {Readonly<Record<string, number>>}
 */
export const floors = {
  kernel: 0,
  calendar: 1,
  rule: 1,
  journal: 1,
  approval: 1,
  lead: 2,
  sla: 2,
  cartridge: 2,
  message: 2,
  dialogue: 2,
  metrics: 3,
  attribution: 3,
  agreement: 4,
  review: 5,
  sql: 6,
  crm: 6,
  chart: 6,
  schema: 7,
};

/**
 * The floors inside a room whose inner rooms rest on each other. Elsewhere an inner room may use what lies directly in
 * its room, and none of its neighbours.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, number>>>>}
 */
export const innerFloors = {
  metrics: { revenue: 0, acceptance: 1, columns: 1, forecast: 1, source: 1, effort: 1 },
  review: {
    readiness: 0,
    alignment: 0,
    survey: 0,
    parts: 1,
    'black-hole': 2,
    accusations: 3,
    debts: 4,
    'page-one': 5,
    report: 6,
    lists: 6,
    compare: 7,
  },
};

/**
 * The rooms, in the order of the alphabet: each is one subpath export. A room may hold inner rooms with a face of
 * their own, `calendar/convert`, which only those load who need them.
 */
export const rooms = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('/index.ts'))
  .map((path) => path.slice(0, -'/index.ts'.length))
  .sort();

/** The rooms that the root shows: not the inner ones, not schema, so that importing it loads no zod, nor testing. */
export const roomsOfRoot = rooms.filter((room) => !/\/|^schema$|^testing$/.test(room));

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
  ...faces.map((face) => [face === 'index' ? '.' : `./${face.slice(0, -'/index'.length)}`, conditions(face)]),
  ['./package.json', './package.json'],
]);

/** The specifiers a user can write: `smarketing`, `smarketing/calendar`, … */
export const specifiers = ['smarketing', ...rooms.map((room) => `smarketing/${room}`)];

/** What src/index.ts must be: every other room as a namespace. */
export const rootModule = `/**
 * The rooms of smarketing as namespaces, for those who like one import; each is also a subpath of its own.
 *
 * Schema stands apart, because it alone loads zod: import it from \`smarketing/schema\`.
 *
 * @packageDocumentation
 */
${roomsOfRoot.map((room) => `export * as ${room} from './${room}/index.js';\n`).join('')}`;
