import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exportsMap, floors, rooms, rootModule } from '../../scripts/rooms.mjs';
import { root } from './source.js';

describe('the rooms that exist', () => {
  test('are the exports of package.json; node scripts/sync-exports.mjs writes them', () => {
    const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    expect(Object.entries(manifest.exports)).toEqual(Object.entries(exportsMap));
  });

  test('are the namespaces of the root', () => {
    expect(readFileSync(`${root}src/index.ts`, 'utf8')).toBe(rootModule);
  });

  test('are in the table of the architecture, each on its floor', () => {
    const text = readFileSync(`${root}docs/architecture.md`, 'utf8');
    const topRooms = rooms.filter((room) => !room.includes('/'));
    const told = [...text.matchAll(/^\| (\d) \| `(\w+)` \|/gm)].map(([, floor, room]) => [
      room,
      Number(floor),
    ]);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(topRooms.map((room) => [room, floors[room]])),
    );
  });

  test('begin at the kernel', () => {
    expect(rooms).toContain('kernel');
  });
});
