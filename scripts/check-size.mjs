/**
 * Measures what each subpath costs a page, minified and gzipped, and holds it against size-limits.json:
 *
 * - `own`: the room's own files, without the rooms below it and without packages;
 * - `whole`: everything that importing the subpath brings, as it is shipped in dist. Needs a build.
 *
 * zod stays outside, and only schema may need it: every other subpath must bring all it needs.
 *
 *     npm run test:size
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { fpTsModule } from './build/fp-ts-modules.mjs';
import { faces, root, specifiers } from './rooms.mjs';
import { tally } from './tally.mjs';

/** @type {Readonly<Record<string, { readonly own: number, readonly whole: number }>>} */
const limits = JSON.parse(readFileSync(`${root}size-limits.json`, 'utf8'));
const { check, end } = tally();

/**
 * Bundles one file and returns its size in bytes and what it still imports.
 *
 * @param {string} path
 * @param {import('esbuild').Plugin} plugin
 */
const measured = async (path, plugin) => {
  const { outputFiles, metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: [path], tsconfig: 'tsconfig.build.json' },
    ...{
      bundle: true,
      // Chunks that only exist for their order are passed over, as they should be.
      logLevel: 'error',
      minify: true,
      format: 'esm',
      platform: 'neutral',
      target: 'es2022',
    },
    ...{
      write: false,
      metafile: true,
      outdir: 'out',
      legalComments: 'none',
      external: ['zod', 'zod/*'],
      plugins: [plugin],
    },
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map((one) => one.path));
  return {
    bytes: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length,
    imports: [...new Set(imports)],
  };
};

/** @type {import('esbuild').Plugin} */
const fpTsModules = {
  name: 'fp-ts-modules',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^fp-ts\// }, ({ path }) => ({ path: fpTsModule(path) ?? path, sideEffects: false }));
  },
};

/**
 * Leaves out whatever is not in the folder of a face.
 *
 * @param {string} face
 * @returns {import('esbuild').Plugin}
 */
const ownFilesOf = (face) => ({
  name: 'own-files',
  setup: ({ onResolve }) => {
    const folder = `/src/${face}`.replace(/index$/, '');
    onResolve({ filter: /./ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point') return undefined;
      const inside =
        path.startsWith('.') &&
        new URL(path, `file://${importer}`).pathname.startsWith(`${root.slice(0, -1)}${folder}`);
      return inside ? undefined : { path, external: true };
    });
  },
});

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

for (const [at, face] of faces.entries()) {
  const specifier = specifiers[at] ?? '';
  const limit = limits[specifier] ?? { own: 0, whole: 0 };
  const [own, whole] = await Promise.all([
    measured(`src/${face}.ts`, face === 'index' ? fpTsModules : ownFilesOf(face)),
    measured(`dist/${face}.js`, fpTsModules),
  ]);
  console.log(
    `${specifier.padEnd(24)} own ${kilobytes(own.bytes)} of ${kilobytes(limit.own)}   whole ${kilobytes(whole.bytes)} of ${kilobytes(limit.whole)}`,
  );
  check(
    `${specifier} keeps below its own ceiling`,
    own.bytes <= limit.own,
    `${own.bytes} of ${limit.own} bytes`,
  );
  check(
    `${specifier} keeps below its whole ceiling`,
    whole.bytes <= limit.whole,
    `${whole.bytes} of ${limit.whole} bytes`,
  );
  const needed = whole.imports.filter(
    (path) => specifier !== 'smarketing/schema' || !/^zod(\/|$)/.test(path),
  );
  check(`${specifier} needs nothing from outside`, needed.length === 0, needed.join(', '));
}
end();
