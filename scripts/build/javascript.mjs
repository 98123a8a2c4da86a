/** Bundles the faces of src as ES modules that share chunks, and writes each file once more as CommonJS. */
import { readFileSync, writeFileSync } from 'node:fs';
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
  const { metafile } = await build({
    ...{ absWorkingDir: root, tsconfig: 'tsconfig.build.json', target, platform: 'neutral' },
    ...{
      entryPoints: faces.map((face) => `src/${face}.ts`),
      outbase: 'src',
      outdir: 'dist',
      chunkNames: 'chunks/[hash]',
    },
    ...{ bundle: true, splitting: true, format: 'esm', legalComments: 'none', metafile: true },
    ...{ external: ['zod', 'zod/*'], plugins: [fpTsModules] },
  });
  writeFileSync(`${root}dist/metafile.json`, JSON.stringify(metafile));
  await Promise.all(Object.keys(metafile.outputs).map(writeCommonJs));
};

/**
 * Writes the CommonJS twin of a file, which requires the twins of what the file imports.
 *
 * @param {string} path
 */
const writeCommonJs = async (path) => {
  const settings = /** @type {const} */ ({ format: 'cjs', platform: 'node', target });
  const { code } = await transform(readFileSync(root + path, 'utf8'), settings);
  const twin = code.replace(/\brequire\("(\.[^"]+)\.js"\)/g, 'require("$1.cjs")');
  writeFileSync(`${root}${path.replace(/\.js$/, '.cjs')}`, twin);
};
