import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exportsMap, rooms, rootModule } from '../../scripts/rooms.mjs';
import { root } from './source.js';

describe('the rooms that exist', () => {
  test('are the exports of package.json; node scripts/sync-exports.mjs writes them', () => {
    const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    expect(Object.entries(manifest.exports)).toEqual(Object.entries(exportsMap));
  });

  test('are the namespaces of the root', () => {
    expect(readFileSync(`${root}src/index.ts`, 'utf8')).toBe(rootModule);
  });

  test('begin at the kernel', () => {
    expect(rooms).toContain('kernel');
  });
});
