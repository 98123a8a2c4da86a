/** Type-checks a consumer that imports every subpath, libraries included, under each way of resolving modules. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { run, tool, tsc } from '../run.mjs';

const six = { compiler: 'TypeScript 6', path: tool('typescript/bin/tsc') };
const seven = { compiler: 'TypeScript 7', path: tsc };

const node = { name: 'nodenext', module: 'nodenext', moduleResolution: 'nodenext', endings: ['mts', 'cts'] };
const bundler = { name: 'bundler', module: 'esnext', moduleResolution: 'bundler', endings: ['ts'] };

/** The types of zod speak of URL, which some host has to declare; those of every other room need no host. */
const hosted = { lib: ['es2022', 'dom'], rooms: /./ };
const bare = { lib: ['es2022'], rooms: /^(?!smarketing\/schema$)/ };

const consumers = [
  { ...node, ...hosted, ...six },
  { ...node, ...bare, ...seven },
  { ...bundler, ...hosted, ...seven },
  { ...bundler, ...bare, ...six },
];

/**
 * @param {string} folder
 * @param {readonly string[]} specifiers
 * @param {import('../tally.mjs').Tally['check']} check
 */
export const checkTypes = async (folder, specifiers, check) => {
  for (const { name, module, moduleResolution, endings, lib, rooms, compiler, path } of consumers) {
    const project = `${folder}/types-${name}-${lib.length}`;
    const seen = specifiers.filter((specifier) => rooms.test(specifier));
    mkdirSync(project, { recursive: true });
    for (const ending of endings) writeFileSync(`${project}/consumer.${ending}`, consumer(seen, ending));
    const compilerOptions = {
      ...{ module, moduleResolution, target: 'es2022', lib, types: [] },
      ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
    };
    writeFileSync(`${project}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['.'] }));
    const { code, output } = await run(process.execPath, [path, '-p', project, '--pretty', 'false'], {
      cwd: folder,
    });
    const what = `${seen.length} subpaths type-check with ${compiler} under ${name}, given ${lib.join(' and ')}`;
    check(what, code === 0, output);
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
