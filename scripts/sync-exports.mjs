/**
 * Writes what follows from the rooms that exist: the exports of package.json and the root's namespaces.
 *
 *     node scripts/sync-exports.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { exportsMap, root, rootModule } from './rooms.mjs';

const file = `${root}package.json`;
const manifest = JSON.parse(readFileSync(file, 'utf8'));
writeFileSync(file, `${JSON.stringify({ ...manifest, exports: exportsMap }, null, 2)}\n`);
writeFileSync(`${root}src/index.ts`, rootModule);
console.log(`${Object.keys(exportsMap).length} exports written`);
