/**
 * Checks what needs more than this Node: the packed tarball on newer releases of Node, and every example that
 * brings its own engines (a package.json in examples/… with a `test:engines` script). Builds first.
 *
 *     npm run test:engines
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchNode, otherNodes } from './newer-node.mjs';
import { makeConsumer } from './packed/consumer.mjs';
import { checkLoading } from './packed/runtime.mjs';
import { root, specifiers } from './rooms.mjs';
import { run } from './run.mjs';
import { countsIn, tally } from './tally.mjs';

const { check, add, end } = tally();

const tryOtherNodes = async () => {
  const consumer = await makeConsumer();
  const folder = mkdtempSync(join(tmpdir(), 'smarketing-nodes-'));
  try {
    for (const version of otherNodes) {
      const found = await fetchNode(version, folder);
      if ('reason' in found) {
        console.log(`Node ${version} is not to be had here: ${found.reason}`);
        continue;
      }
      const { output } = await run(found.path, ['--version']);
      check(`this is Node ${version}`, output.trim() === `v${version}`, output);
      await checkLoading({ node: found.path, folder: consumer.folder }, specifiers, check);
      console.log(`loaded ${specifiers.length} subpaths on Node ${version}`);
    }
  } finally {
    consumer.remove();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The examples that bring their own engines. */
const examples = () => {
  const folder = `${root}examples`;
  return (existsSync(folder) ? readdirSync(folder) : []).filter((name) => {
    const manifest = `${folder}/${name}/package.json`;
    return (
      existsSync(manifest) &&
      JSON.parse(readFileSync(manifest, 'utf8')).scripts?.['test:engines'] !== undefined
    );
  });
};

/** @param {string} name */
const tryExample = async (name) => {
  const cwd = `${root}examples/${name}`;
  const installed = await run('npm', ['ci', '--loglevel=error'], { cwd });
  check(`npm ci in examples/${name}`, installed.code === 0, installed.output);
  if (installed.code !== 0) return;
  const { code, output } = await run('npm', ['run', '--silent', 'test:engines'], { cwd, echo: true });
  const counts = countsIn(output);
  if (counts !== undefined) add(counts);
  check(`npm run test:engines in examples/${name}`, code === 0, counts === undefined ? output : '');
};

const built = await run(process.execPath, ['scripts/build.mjs']);
check('the package builds', built.code === 0, built.output);
if (built.code === 0) {
  await tryOtherNodes();
  const names = examples();
  if (names.length === 0) console.log('no example brings engines of its own');
  for (const name of names) await tryExample(name);
}
end();
