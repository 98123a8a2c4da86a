import { defineConfig, type Options } from 'tsup';
import { fpTsModule } from './scripts/build/fp-ts-modules.mjs';
import { roomBorders, roomEntries } from './scripts/build/room-modules.mjs';
import { rooms } from './scripts/rooms.mjs';

const common: Options = {
  outDir: 'dist',
  platform: 'neutral',
  target: 'es2022',
  tsconfig: 'tsconfig.build.json',
  dts: false,
  clean: false,
  silent: true,
  // What was taken in is read from here for the notices.
  metafile: true,
  // zod is left to the consumer's own copy; all else is taken in.
  external: [/^zod($|\/)/],
  noExternal: [/^fp-ts\//, /^date-fns\//, /^@noble\/hashes\//],
};

/**
 * The JavaScript of dist: as ES modules one for each room, which import each other, and as CommonJS one file for each
 * subpath, which needs no other.
 *
 * The types are not rolled up here; the root and the faces of the rooms are written by hand; see scripts/build.
 */
export default defineConfig([
  { ...common, entry: roomEntries(), format: 'esm', splitting: false, esbuildPlugins: [roomBorders] },
  {
    ...common,
    entry: Object.fromEntries(rooms.map((room) => [`${room}/index`, `src/${room}/index.ts`])),
    format: 'cjs',
    outExtension: () => ({ js: '.cjs' }),
    esbuildPlugins: [
      {
        name: 'fp-ts-modules',
        setup: (build) => {
          build.onResolve({ filter: /^fp-ts\/lib\// }, ({ path }) => {
            const module = fpTsModule(path);
            return module === undefined ? undefined : { path: module, sideEffects: false };
          });
        },
      },
    ],
  },
]);
