/** Writes the exports of package.json from the rooms that exist: `node scripts/sync-exports.mjs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { exportsMap, root } from './rooms.mjs';

const file = `${root}package.json`;
const manifest = JSON.parse(readFileSync(file, 'utf8'));
writeFileSync(file, `${JSON.stringify({ ...manifest, exports: exportsMap }, null, 2)}\n`);
console.log(`${Object.keys(exportsMap).length} exports written`);
