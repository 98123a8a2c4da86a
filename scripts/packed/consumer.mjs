/** Makes a consumer: an empty folder in which the packed tarball has been installed, as a user would install it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../rooms.mjs';
import { run } from '../run.mjs';

/**
 * @typedef {object} Consumer
 * @property {string} folder
 * @property {string} tarball path of the .tgz
 * @property {readonly string[]} files what the tarball holds
 * @property {() => void} remove
 */

/**
 * Packs dist as it stands and installs it. Throws when npm refuses.
 *
 * @returns {Promise<Consumer>}
 */
export const makeConsumer = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'smarketing-consumer-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const packed = await npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root);
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf('[')));
  writeFileSync(
    `${folder}/package.json`,
    JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
  );
  await npm(
    ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${filename}`],
    folder,
  );
  const paths = files.map((/** @type {{ path: string }} */ { path }) => path);
  return { folder, tarball: `${folder}/${filename}`, files: paths, remove };
};

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
const npm = async (args, cwd) => {
  const { code, output } = await run('npm', ['--loglevel=error', ...args], { cwd });
  if (code !== 0) throw new Error(`npm ${args[0]} failed:\n${output}`);
  return output;
};
