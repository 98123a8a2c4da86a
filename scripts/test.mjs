/**
 * Checks everything the project claims, two stages at a time, and ends with one line that says how many checks
 * passed and failed. A failed stage shows what it said; the others go on.
 *
 *     npm test
 */

import { run, tool, tsc } from './run.mjs';
import { countsIn, tally } from './tally.mjs';
import { runVitest } from './vitest.mjs';

/** @typedef {{ readonly passed: number, readonly failed: number, readonly output: string }} Result */
/** @typedef {{ readonly name: string, readonly after?: string, readonly check: () => Promise<Result> }} Stage */

/**
 * One check: the exit code of a program of Node's.
 *
 * @param {readonly string[]} args
 * @returns {() => Promise<Result>}
 */
const exit =
  (...args) =>
  async () => {
    const { code, output } = await run(process.execPath, args);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  };

/**
 * As many checks as a script of ours counts.
 *
 * @param {string} script
 * @returns {() => Promise<Result>}
 */
const counted = (script) => async () => {
  const { code, output } = await run(process.execPath, [`scripts/${script}`]);
  const { passed, failed } = countsIn(output) ?? { passed: 0, failed: 1 };
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output };
};

/** The longest first, and what others wait for early. @type {readonly Stage[]} */
const stages = [
  { name: 'tests in five time zones', check: () => runVitest('tests', []) },
  { name: 'build', check: exit('scripts/build.mjs') },
  { name: 'package as installed', after: 'build', check: counted('check-pack.mjs') },
  { name: 'examples of the documents', check: counted('doc-examples.mjs') },
  { name: 'types', check: exit(tsc, '-p', 'tsconfig.json', '--pretty', 'false') },
  { name: 'reference', check: exit(tool('typedoc/bin/typedoc')) },
  { name: 'size', after: 'build', check: counted('check-size.mjs') },
  { name: 'style', check: exit(tool('@biomejs/biome/bin/biome'), 'check', '.', '--colors=off') },
  { name: 'nothing unused', check: exit(tool('knip/bin/knip.js'), '--no-config-hints') },
];

const { add, end } = tally();
/** @type {Map<string, Promise<Result>>} */
const results = new Map();

/** @param {Stage} stage */
const perform = async ({ name, after, check }) => {
  const before = after === undefined ? undefined : await results.get(after);
  if (before !== undefined && before.failed > 0)
    return tell(name, { passed: 0, failed: 1, output: `needs ${after}` }, 0);
  const start = performance.now();
  return tell(name, await check(), performance.now() - start);
};

/**
 * @param {string} name
 * @param {Result} result
 * @param {number} milliseconds
 */
const tell = (name, result, milliseconds) => {
  const { passed, failed, output } = result;
  const mark = failed === 0 ? 'ok    ' : 'FAILED';
  console.log(
    `${mark} ${name.padEnd(28)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${(milliseconds / 1000).toFixed(1).padStart(6)} s`,
  );
  if (failed > 0)
    console.log(`\n${output.trim().split('\n').slice(-200).join('\n').replace(/^/gm, '    ')}\n`);
  add(result);
  return result;
};

/** Takes one stage after the other from those that are left. */
const work = async () => {
  for (const stage of left) {
    const result = perform(stage);
    results.set(stage.name, result);
    await result;
  }
};

const left = stages.values();
await Promise.all([work(), work()]);
end();
