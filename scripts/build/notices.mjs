/**
 * Writes dist/THIRD-PARTY-NOTICES.md: the licences of the packages whose code the build took in.
 *
 * The list is read from the bundler's own account of its inputs, so nothing can be forgotten.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from '../rooms.mjs';

/** The names of the packages inside dist. */
export const bundledPackages = () => {
  /** @type {readonly string[]} */
  const inputs = JSON.parse(readFileSync(`${root}dist/inputs.json`, 'utf8'));
  const names = inputs.flatMap((path) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort();
};

/**
 * The name, version and licence of a package, and the text of the licence.
 *
 * @param {string} name
 */
export const noticeOf = (name) => {
  const folder = `${root}node_modules/${name}/`;
  const { version, license } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled, but ships no licence`);
  return `## ${name} ${version} (${license})\n\n${readFileSync(folder + file, 'utf8').trim()}\n`;
};

export const writeNotices = () => {
  const head = '# Third-party notices\n\nThis package contains code of the following packages.\n';
  writeFileSync(`${root}dist/THIRD-PARTY-NOTICES.md`, [head, ...bundledPackages().map(noticeOf)].join('\n'));
};
