import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { defineConfig } from 'tsup';
import { entries } from './scripts/rooms.mjs';

/**
 * Bundles fp-ts from its ES modules, so that only the functions used are shipped.
 *
 * The source says `fp-ts/lib/X.js`, the one spelling that Node, TypeScript and bundlers all resolve.
 */
const fpTsModules: Plugin = {
  name: 'fp-ts-modules',
  setup: (build) => {
    build.onResolve({ filter: /^fp-ts\/lib\/.+\.js$/ }, ({ path }) => ({
      path: fileURLToPath(new URL(`node_modules/${path.replace('/lib/', '/es6/')}`, import.meta.url)),
      sideEffects: false,
    }));
  },
};

export default defineConfig({
  entry: entries,
  tsconfig: 'tsconfig.build.json',
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  splitting: true,
  clean: true,
  metafile: true,
  // zod is left to the consumer's own copy; everything else is inlined, so that importing a room is quick.
  external: [/^zod($|\/)/],
  noExternal: [/^fp-ts\//, /^date-fns($|\/)/, /^@date-fns\//, /^@noble\/hashes\//],
  esbuildPlugins: [fpTsModules],
  // The compiler that rolls the declarations up still sets an option that TypeScript 6 deprecates.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
