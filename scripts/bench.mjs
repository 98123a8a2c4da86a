/**
 * Runs the benchmarks, each in a process of its own, one after the other.
 *
 *     npm run bench                  all of them
 *     npm run bench -- rule          those whose file name begins with `rule`
 *     npm run bench -- --write       all of them, into docs/benchmarks.md
 *
 * A bench/….bench.ts imports `compare` from ./harness.js and prints Markdown; its first line is its heading.
 */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { build } from 'esbuild';
import { root } from './rooms.mjs';
import { run } from './run.mjs';

const write = process.argv.includes('--write');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const files = (existsSync(`${root}bench`) ? readdirSync(`${root}bench`) : [])
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)))
  .sort();

const machine = [
  `Node ${process.versions.node} (V8 ${process.versions.v8}) on ${platform()} ${arch()}`,
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
  `${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
].join(', ');

const head = `# Benchmarks

Everything here is measured side by side in one run, as ratios of CPU time: subjects take turns in short rounds, and
a figure is the median of the rounds. Times depend on the machine; the ratios are what to look at.
\`npm run bench -- --write\` writes this page.

Measured with ${machine}.
`;

/**
 * Makes JavaScript of a benchmark as the package's own is made: what runs TypeScript as it stands keeps every function's
 * name by a call, wherever one is made, and nothing that is shipped does. It stands beside its source, so that what a
 * benchmark finds from there it still finds.
 *
 * @param {string} name
 */
const javascriptOf = async (name) => {
  const outfile = `${root}bench/.${name.replace(/ts$/, 'mjs')}`;
  await build({
    absWorkingDir: root,
    entryPoints: [`bench/${name}`],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  });
  return outfile;
};

// The import benchmark measures dist, so dist must be what src says.
const built = await run(process.execPath, ['scripts/build.mjs']);
if (built.code !== 0) throw new Error(built.output);
console.log(head);
const sections = [];
let failed = 0;
for (const name of files) {
  const program = await javascriptOf(name);
  const { code, output } = await run(process.execPath, [program], { echo: true });
  rmSync(program);
  if (code !== 0) failed += 1;
  sections.push(output.trim());
}
if (files.length === 0) console.log('no benchmark has this name');
if (write) writeFileSync(`${root}docs/benchmarks.md`, `${[head.trim(), ...sections].join('\n\n')}\n`);
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;
