/** Bundles the faces of src as ES modules that share chunks, and writes each file once more as CommonJS. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build, transform } from 'esbuild';
import { faces, root } from '../rooms.mjs';

const target = 'es2022';

/**
 * Takes fp-ts from its ES modules, so that only the functions used are shipped.
 *
 * The source says `fp-ts/lib/X.js`, the one spelling that Node, TypeScript and bundlers all resolve.
 *
 * @type {import('esbuild').Plugin}
 */
export const fpTsModules = {
  name: 'fp-ts-modules',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^fp-ts\/lib\/.+\.js$/ }, ({ path }) => ({
      path: `${root}node_modules/${path.replace('/lib/', '/es6/')}`,
      sideEffects: false,
    }));
  },
};

/**
 * Writes the JavaScript of dist. zod is left to the consumer's own copy; all else is taken in, so that a room
 * loads quickly. What went in is kept in dist/metafile.json.
 */
export const writeJavaScript = async () => {
  const { metafile, outputFiles } = await build({
    ...{ absWorkingDir: root, tsconfig: 'tsconfig.build.json', target, platform: 'neutral' },
    ...{ entryPoints: faces.map((face) => `src/${face}.ts`), outbase: 'src', outdir: 'dist' },
    ...{ bundle: true, splitting: true, format: 'esm', chunkNames: 'chunks/[hash]' },
    ...{
      external: ['zod', 'zod/*'],
      plugins: [fpTsModules],
      legalComments: 'none',
      metafile: true,
      write: false,
    },
  });
  await Promise.all(outputFiles.map(({ path, text }) => writeBoth(path, withoutBareImports(text))));
  writeFileSync(`${root}dist/metafile.json`, JSON.stringify(metafile));
};

/**
 * Takes out the imports that only keep an order of side effects. No file of src has any, and each such import
 * makes a room load chunks of its neighbours.
 *
 * @param {string} code
 */
const withoutBareImports = (code) => code.replace(/^import "\.{1,2}\/[\w./-]+";\n/gm, '');

/**
 * Writes a module and its CommonJS twin, which requires the twins of what the module imports.
 *
 * @param {string} path
 * @param {string} code
 */
const writeBoth = async (path, code) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
  const twin = await transform(code, { format: 'cjs', platform: 'node', target });
  const requires = twin.code.replace(/\brequire\("(\.[^"]+)\.js"\)/g, 'require("$1.cjs")');
  writeFileSync(path.replace(/\.js$/, '.cjs'), requires);
};
