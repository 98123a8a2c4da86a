/**
 * Checks the package as a user gets it: packs dist, installs the tarball in an empty folder, and there loads
 * and type-checks every subpath. Needs a build.
 *
 *     npm run test:pack
 *     npm run exports:update    accepts the exported names as they are now
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { bundledPackages, noticeOf } from './build/notices.mjs';
import { makeConsumer } from './packed/consumer.mjs';
import { checkLoading, loadAll } from './packed/runtime.mjs';
import { typeNames } from './packed/type-names.mjs';
import { checkTypes } from './packed/types.mjs';
import { root, specifiers } from './rooms.mjs';
import { run, tool } from './run.mjs';
import { tally } from './tally.mjs';

const snapshotPath = `${root}test/exports.snapshot.json`;
const { check, end } = tally();
const consumer = await makeConsumer();

/** The files: the build, its notices and the four documents, nothing else. */
const checkFiles = () => {
  const allowed =
    /^(dist\/[\w./-]+\.(js|cjs|d\.ts|d\.cts)|dist\/THIRD-PARTY-NOTICES\.md|package\.json|(README|CHANGELOG)\.md|LICENSE)$/;
  const strange = consumer.files.filter((path) => !allowed.test(path));
  check('the tarball holds nothing strange', strange.length === 0, strange.join('\n'));
  const wanted = ['LICENSE', 'README.md', 'CHANGELOG.md', 'dist/THIRD-PARTY-NOTICES.md'];
  for (const path of wanted) check(`the tarball holds ${path}`, consumer.files.includes(path));
  const notices = readFileSync(
    `${consumer.folder}/node_modules/smarketing/dist/THIRD-PARTY-NOTICES.md`,
    'utf8',
  );
  for (const name of bundledPackages())
    check(`the licence of ${name} is in the notices`, notices.includes(noticeOf(name)));
};

/**
 * Holds the public names against those that were accepted, types included.
 *
 * @param {Readonly<Record<string, readonly string[]>>} values
 */
const checkNames = (values) => {
  const types = typeNames(consumer.folder);
  const namesOf = (/** @type {string} */ specifier) => [
    ...(values[specifier] ?? []),
    ...(types[specifier] ?? []).map((name) => `type ${name}`),
  ];
  if (process.argv.includes('--update')) {
    const names = Object.fromEntries(specifiers.map((specifier) => [specifier, namesOf(specifier)]));
    writeFileSync(snapshotPath, `${JSON.stringify(names, null, 2)}\n`);
  }
  const accepted = JSON.parse(readFileSync(snapshotPath, 'utf8'));
  for (const specifier of new Set([...Object.keys(accepted), ...specifiers])) {
    const [before, now] = [accepted[specifier] ?? [], namesOf(specifier)];
    const gone = before.filter((/** @type {string} */ name) => !now.includes(name));
    const added = now.filter((name) => !before.includes(name));
    const detail = `gone: ${gone.join(', ') || 'none'}\nnew: ${added.join(', ') || 'none'}\nnpm run exports:update accepts them`;
    check(`${specifier} exports the accepted names`, gone.length + added.length === 0, detail);
  }
};

/** Without zod and fp-ts beside it, every room but schema still loads: one was left out, the other taken in. */
const checkWithoutDependencies = async () => {
  const modules = `${consumer.folder}/node_modules`;
  const pure = specifiers.filter((specifier) => specifier !== 'smarketing/schema');
  for (const name of ['zod', 'fp-ts']) renameSync(`${modules}/${name}`, `${modules}/.${name}`);
  const alone = await Promise.all([loadAll(consumer, pure), loadAll(consumer, ['smarketing/schema'])]);
  for (const name of ['zod', 'fp-ts']) renameSync(`${modules}/.${name}`, `${modules}/${name}`);
  check(`${pure.length} subpaths load without zod`, alone[0] === '', alone[0]);
  check('smarketing/schema needs zod', alone[1].includes('zod'), alone[1]);
};

const checkWithLinters = async () => {
  const linters = [
    { name: 'publint', args: [tool('publint/src/cli.js'), 'run', consumer.tarball, '--strict'] },
    {
      name: 'attw',
      args: [
        tool('@arethetypeswrong/cli/dist/index.js'),
        consumer.tarball,
        '--profile',
        'node16',
        '--no-emoji',
      ],
    },
  ];
  for (const { name, args } of linters) {
    const { code, output } = await run(process.execPath, args);
    check(`${name} finds nothing`, code === 0, output);
  }
};

try {
  checkFiles();
  checkNames(await checkLoading(consumer, specifiers, check));
  await checkWithoutDependencies();
  await Promise.all([checkTypes(consumer.folder, specifiers, check), checkWithLinters()]);
} finally {
  consumer.remove();
}
end();
