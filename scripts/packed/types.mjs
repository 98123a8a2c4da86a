/** Type-checks a consumer that imports every subpath, libraries included, under each way of resolving modules. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { run, tool, tsc } from '../run.mjs';

const compilers = { 'TypeScript 6': tool('typescript/bin/tsc'), 'TypeScript 7': tsc };

/** How a consumer can resolve modules, and the kinds of file that then import the package. */
const settings = [
  { name: 'nodenext', module: 'nodenext', moduleResolution: 'nodenext', endings: ['mts', 'cts'] },
  { name: 'bundler', module: 'esnext', moduleResolution: 'bundler', endings: ['ts'] },
];

/**
 * @param {string} folder
 * @param {readonly string[]} specifiers
 * @param {import('../tally.mjs').Tally['check']} check
 */
export const checkTypes = async (folder, specifiers, check) => {
  const runs = settings.flatMap((setting) =>
    Object.entries(compilers).map(([compiler, path]) => ({ ...setting, compiler, path })),
  );
  for (const { name, endings, compiler, path, module, moduleResolution } of runs) {
    const project = `${folder}/types-${name}`;
    mkdirSync(project, { recursive: true });
    for (const ending of endings)
      writeFileSync(`${project}/consumer.${ending}`, consumer(specifiers, ending));
    const compilerOptions = {
      ...{ module, moduleResolution, target: 'es2022', lib: ['es2022'], types: [] },
      ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
    };
    writeFileSync(`${project}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['.'] }));
    const { code, output } = await run(process.execPath, [path, '-p', project, '--pretty', 'false'], {
      cwd: folder,
    });
    check(`a consumer type-checks with ${compiler} under ${name}`, code === 0, output);
  }
};

/**
 * Imports every subpath and takes its names as a type: a subpath whose types do not resolve has none.
 *
 * @param {readonly string[]} specifiers
 * @param {string} ending
 */
const consumer = (specifiers, ending) =>
  specifiers
    .map((specifier, at) =>
      [
        ending === 'cts'
          ? `import r${at} = require('${specifier}');`
          : `import * as r${at} from '${specifier}';`,
        `export const names${at}: readonly (keyof typeof r${at})[] = [];`,
        `export const known${at}: string extends keyof typeof r${at} ? never : true = true;`,
      ].join('\n'),
    )
    .join('\n');
