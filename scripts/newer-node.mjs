/**
 * Fetches other versions of Node into a folder of their own, from the npm packages that carry them.
 *
 * They are no dependency: nothing but the tarball's last checks needs them, so the lock file does not know them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { run } from './run.mjs';

/** Releases that the package is tried on, besides the one that runs this script. */
export const otherNodes = ['22.23.3', '24.21.0'];

/**
 * Returns the path of the executable, or why there is none.
 *
 * @param {string} version
 * @param {string} folder
 * @returns {Promise<{ readonly path: string } | { readonly reason: string }>}
 */
export const fetchNode = async (version, folder) => {
  const name = `node-${process.platform}-${process.arch}`;
  if (!/^node-(linux|darwin)-(x64|arm64)$/.test(name))
    return { reason: `npm has no package of Node for ${name}` };
  const place = `${folder}/node-${version}`;
  mkdirSync(place, { recursive: true });
  writeFileSync(`${place}/package.json`, JSON.stringify({ private: true }));
  const args = [
    'install',
    '--prefer-offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { code, output } = await run('npm', [...args, `${name}@${version}`], { cwd: place });
  return code === 0 ? { path: `${place}/node_modules/${name}/bin/node` } : { reason: output.trim() };
};
