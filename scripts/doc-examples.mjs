/**
 * Type-checks and runs every example of the documentation: the `ts` fences of the Markdown files and of the
 * doc comments of src. Every `json` fence must parse. Errors name the file and line of the documentation.
 *
 *     npm run test:docs
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fencesOf } from './doc-examples/fences.mjs';
import { chainsOf, moduleOf } from './doc-examples/modules.mjs';
import { root } from './rooms.mjs';
import { run, tsc } from './run.mjs';
import { tally } from './tally.mjs';
import { runVitest } from './vitest.mjs';

const cache = '.cache/doc-examples';
const { check, add, end } = tally();

/** @param {string} folder @param {string} ending */
const filesBelow = (folder, ending) =>
  readdirSync(root + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
    .filter((path) => !path.startsWith('docs/api/'))
    .sort();

const markdown = readdirSync(root).filter((name) => name.endsWith('.md') && !name.startsWith('THIRD-PARTY'));
const texts = [...markdown, ...filesBelow('docs', '.md'), ...filesBelow('src', '.ts')];

/** @type {import('./doc-examples/modules.mjs').Example[]} */
const examples = [];
for (const file of texts) {
  try {
    const fences = fencesOf(file, readFileSync(root + file, 'utf8'));
    examples.push(...chainsOf(fences).map(moduleOf));
    for (const { line, language, code } of fences) {
      if (language === 'json') checkJson(`${file}:${line}`, code.join('\n'));
    }
  } catch (error) {
    check(`the examples of ${file} can be read`, false, String(error));
  }
}

/** @param {string} place @param {string} text */
function checkJson(place, text) {
  try {
    JSON.parse(text);
    check(place, true);
  } catch (error) {
    check(`${place} is JSON`, false, String(error));
  }
}

rmSync(root + cache, { recursive: true, force: true });
for (const { path, text } of examples) {
  mkdirSync(dirname(`${root}${cache}/${path}`), { recursive: true });
  writeFileSync(`${root}${cache}/${path}`, text);
}
mkdirSync(root + cache, { recursive: true });
const config = {
  extends: '../../tsconfig.json',
  compilerOptions: { allowJs: false, checkJs: false },
  include: ['.'],
};
writeFileSync(`${root}${cache}/tsconfig.json`, JSON.stringify(config));

const byPath = new Map(examples.map((example) => [example.path, example]));

/** Puts the places of the documentation where the output names those of the written modules. @param {string} output */
const told = (output) =>
  output.replace(
    /(?:file:\/\/)?[^\s(]*doc-examples\/([^\s:()]+\.test\.ts)(?:[:(](\d+)(?:[:,]\d+\)?)?)?/g,
    (_, path, line) => {
      const origin = byPath.get(path)?.origins[Number(line ?? 1) - 1];
      return origin === undefined ? path : `${origin.file}:${origin.line}`;
    },
  );

const [types, tests] = await Promise.all([
  run(process.execPath, [tsc, '-p', cache, '--pretty', 'false']),
  runVitest('doc-examples-report', ['--config', 'vitest.docs.config.ts', '--silent']),
]);

check(`the ${examples.length} examples type-check`, types.code === 0, told(types.output));
check('every example ran', tests.passed + tests.failed >= examples.length);
add(tests);
if (tests.failed > 0) console.log(told(tests.output));
end();
