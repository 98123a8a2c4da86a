/**
 * Writes dist/THIRD-PARTY-NOTICES.md: the licences of the packages whose code the build took in.
 *
 * The list is read from the bundler's own account of its inputs, so it cannot be forgotten.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from './rooms.mjs';

/** The names of the packages inside dist. */
export const bundledPackages = () => {
  const inputs = ['esm', 'cjs'].flatMap((format) =>
    Object.keys(JSON.parse(readFileSync(`${root}dist/metafile-${format}.json`, 'utf8')).inputs),
  );
  const names = inputs.flatMap(
    (path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
};

/** @param {string} name */
export const noticeOf = (name) => {
  const folder = `${root}node_modules/${name}/`;
  const { version, license } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled, but ships no licence`);
  return `## ${name} ${version} (${license})\n\n${readFileSync(folder + file, 'utf8').trim()}\n`;
};

/** The whole text. */
export const notices = () =>
  [
    '# Third-party notices\n',
    'This package contains code of the following packages.\n',
    ...bundledPackages().map(noticeOf),
  ].join('\n');

if (process.argv[1] === `${root}scripts/notices.mjs`) {
  writeFileSync(`${root}dist/THIRD-PARTY-NOTICES.md`, notices());
  console.log(`notices of ${bundledPackages().join(', ')} written`);
}
