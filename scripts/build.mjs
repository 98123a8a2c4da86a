/**
 * Builds dist from src: JavaScript in both module formats, their types, and the notices of what is inside.
 *
 *     npm run build
 */
import { rmSync } from 'node:fs';
import { writeDeclarations } from './build/declarations.mjs';
import { writeJavaScript } from './build/javascript.mjs';
import { bundledPackages, writeNotices } from './build/notices.mjs';
import { root, specifiers } from './rooms.mjs';

rmSync(`${root}dist`, { recursive: true, force: true });
try {
  await Promise.all([writeJavaScript(), writeDeclarations()]);
  writeNotices();
  console.log(`built ${specifiers.length} subpaths; inside: ${bundledPackages().join(', ')}`);
} catch (error) {
  // What is wrong is in src: where this script found it helps nobody.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
