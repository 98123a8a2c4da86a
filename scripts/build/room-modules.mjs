/**
 * Lays the ES modules of dist out as the house is: one module for each room, and each room's face before it.
 *
 * A module costs a host about as much to find and link as to read, so what belongs together stands in one file:
 * `dist/sla/room.js` holds every file of the room, imports the rooms below it as they are, and `dist/sla/index.js`
 * names what is public of it. Bundlers take apart what they do not need.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { rooms, root } from '../rooms.mjs';
import { fpTsModule } from './fp-ts-modules.mjs';

const source = `${root}src/`;
const entries = `${root}.cache/rooms/`;

/** Inner rooms first, so that a file is found in the innermost room that holds it. */
const innermost = [...rooms].sort((one, other) => other.length - one.length);

/**
 * The room that a file of src stands in.
 *
 * @param {string} path - the file's full path
 */
const roomOf = (path) => {
  const inside = relative(source, path);
  return innermost.find((room) => inside.startsWith(`${room}/`));
};

/** Every file of src that stands in a room and is not its face. */
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/(^|\/)index\.ts$/.test(path))
  .map((path) => `${source}${path}`)
  .sort();

/**
 * What rooms use of fp-ts when they run: names by module. A room that took in its own share would bring the same few
 * functions again and again, and a module with all of fp-ts would bring what nobody calls.
 *
 * @type {ReadonlyMap<string, ReadonlySet<string>>}
 */
const usedOfFpTs = (() => {
  /** @type {Map<string, Set<string>>} */
  const used = new Map();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const imports = text.matchAll(/^import (?!type\b)(.+) from 'fp-ts\/lib\/(\w+)\.js';$/gm);
    for (const [, clause = '', module = ''] of imports) {
      const names = used.get(module) ?? new Set();
      used.set(module, names);
      const space = /^\* as (\w+)$/.exec(clause)?.[1];
      const found =
        space === undefined
          ? clause.matchAll(/(?<!type )\b(\w+)\b(?=[,\s}])/g)
          : text.matchAll(new RegExp(`\\b${space}\\.(\\w+)`, 'g'));
      for (const [, name = ''] of found) names.add(name);
    }
  }
  return used;
})();

/**
 * Writes an entry for each room, and returns them with those of the packages that rooms share.
 *
 * @returns {Record<string, string>}
 */
export const roomEntries = () => {
  const found = rooms.map((room) => {
    const path = `${entries}${room}/room.ts`;
    const lines = files
      .filter((file) => roomOf(file) === room)
      .map((file) => `export * from '${relative(dirname(path), file)}';\n`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, lines.join(''));
    return [`${room}/room`, path];
  });
  const packages = [...usedOfFpTs].map(([module, names]) => {
    const path = `${entries}packages/${module}.ts`;
    const from = relative(dirname(path), `${fpTsModule(`fp-ts/lib/${module}.js`)}`);
    mkdirSync(dirname(path), { recursive: true });
    // What begins with a capital is a type.
    const values = [...names].filter((name) => /^[a-z]/.test(name)).sort();
    writeFileSync(path, `export { ${values.join(', ')} } from '${from}';\n`);
    return [`packages/${module}`, path];
  });
  return Object.fromEntries([...found, ...packages]);
};

/**
 * Leaves what stands in another room to that room's module.
 *
 * @type {import('esbuild').Plugin}
 */
export const roomBorders = {
  name: 'room-borders',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^(\.|fp-ts\/lib\/)/ }, ({ path, importer, resolveDir }) => {
      const from = importer.startsWith(entries)
        ? relative(entries, dirname(importer))
        : importer.startsWith(source)
          ? roomOf(importer)
          : undefined;
      if (from === undefined) return undefined;
      const fpTs = /^fp-ts\/lib\/(\w+)\.js$/.exec(path)?.[1];
      const to = fpTs === undefined ? roomOf(resolve(resolveDir, path)) : undefined;
      if (fpTs === undefined && (to === undefined || to === from)) return undefined;
      const target = fpTs === undefined ? `${to}/room.js` : `packages/${fpTs}.js`;
      const steps = relative(from, target);
      return { path: steps.startsWith('.') ? steps : `./${steps}`, external: true };
    });
  },
};

/**
 * Writes the face of each room: its public names, each out of the module that holds it.
 *
 * @param {Readonly<Record<string, { readonly exports: readonly string[] }>>} written - what the bundler wrote
 */
export const writeFaces = async (written) => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(rooms.map((room) => [`${room}/index`, `src/${room}/index.ts`])),
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const held = new Map(rooms.map((room) => [room, new Set(written[`dist/${room}/room.js`]?.exports)]));
  for (const room of rooms) {
    const names = metafile.outputs[`dist/${room}/index.js`]?.exports ?? [];
    // An inner room may show what stands in the room around it.
    const near = rooms.filter((other) => room === other || room.startsWith(`${other}/`)).reverse();
    /** @type {Map<string, string[]>} */
    const byHolder = new Map();
    for (const name of [...names].sort()) {
      const holder = near.find((other) => held.get(other)?.has(name));
      if (holder === undefined) throw new Error(`${room} shows ${name}, which no room around it holds`);
      byHolder.set(holder, [...(byHolder.get(holder) ?? []), name]);
    }
    const lines = [...byHolder].map(([holder, own]) => {
      const steps = relative(room, `${holder}/room.js`);
      const list = own.map((name) => `  ${name},\n`).join('');
      return `export {\n${list}} from '${steps.startsWith('.') ? steps : `./${steps}`}';\n`;
    });
    writeFileSync(`${root}dist/${room}/index.js`, lines.join(''));
  }
};
