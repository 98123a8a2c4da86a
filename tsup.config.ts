import { defineConfig } from 'tsup';
import { fpTsModule } from './scripts/build/fp-ts-modules.mjs';
import { rooms } from './scripts/rooms.mjs';

/**
 * The JavaScript of dist: one entry a room, as ES modules that share what they have in common, and as CommonJS.
 *
 * The types are not rolled up here, and the root is written by hand; see scripts/build.
 */
export default defineConfig({
  entry: Object.fromEntries(rooms.map((room) => [`${room}/index`, `src/${room}/index.ts`])),
  format: ['esm', 'cjs'],
  outDir: 'dist',
  outExtension: ({ format }) => ({ js: format === 'esm' ? '.js' : '.cjs' }),
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
});
