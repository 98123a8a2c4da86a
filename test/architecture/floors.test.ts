import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { floors } from '../../scripts/rooms.mjs';
import { cycleFindings, floorFindings } from './floors.js';
import { root, source, sources } from './source.js';

describe('the house', () => {
  test('has something in it', () => {
    expect(sources.length).toBeGreaterThan(10);
  });

  test('gives every room a floor', () => {
    const rooms = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map(({ name }) => name).filter((name) => floors[name] === undefined)).toEqual([]);
  });

  test('is imported downward only, file to file', () => {
    expect(floorFindings(sources)).toEqual([]);
  });

  test('has no circle of imports', () => {
    expect(cycleFindings(sources)).toEqual([]);
  });
});

describe('the check of the floors', () => {
  const instant = source('src/kernel/instant.ts', 'export {};');
  const clock = source('src/sla/clock.ts', '');

  test.each([
    ['upward', "import '../sla/clock.js'", 'src/kernel/a.ts', 'kernel (floor 0) imports sla (floor 2)'],
    [
      'sideways',
      "import type { C } from '../sla/clock.js'",
      'src/lead/a.ts',
      'lead (floor 2) imports sla (floor 2)',
    ],
    ['a re-export upward', "export * from '../sla/clock.js'", 'src/rule/a.ts', 'rule (floor 1) imports sla'],
    [
      'a type by import()',
      "type T = import('../sla/clock.js').T",
      'src/rule/a.ts',
      'rule (floor 1) imports sla',
    ],
    [
      'import() while running',
      "void import('../sla/clock.js')",
      'src/rule/a.ts',
      'rule (floor 1) imports sla',
    ],
    [
      'the face of a lower room',
      "import '../kernel/index.js'",
      'src/sla/a.ts',
      'imports the face of a folder',
    ],
    ['its own face', "import './index.js'", 'src/kernel/a.ts', 'imports the face of a folder'],
    ['no extension', "import './instant'", 'src/kernel/a.ts', 'not written as a .js file'],
    ['a file that is not there', "import './gone.js'", 'src/kernel/a.ts', 'no file of src'],
    ['a file from the root', "import './sla/clock.js'", 'src/index.ts', 'not the face of a room'],
  ])('refuses %s', (_, text, path, what) => {
    const face = source('src/kernel/index.ts', '');
    expect(floorFindings([instant, clock, face, source(path, text)]).join()).toContain(what);
  });

  test('refuses an inner room that leans on its neighbour', () => {
    const port = source('src/crm/port.ts', '');
    const one = source('src/crm/hubspot/events.ts', "import '../port.js'");
    const two = source('src/crm/attio/events.ts', "import '../hubspot/events.js'");
    expect(floorFindings([port, one, two])).toEqual([expect.stringContaining('src/crm/attio/events.ts:1')]);
  });

  test('lets inner rooms with floors of their own rest on lower ones, and only on those', () => {
    const figure = source('src/review/readiness/figure.ts', '');
    const part = source('src/review/parts/part.ts', "import '../readiness/figure.js'");
    expect(floorFindings([figure, part])).toEqual([]);
    const upward = source('src/review/readiness/upward.ts', "import '../parts/part.js'");
    expect(floorFindings([figure, part, upward])).toEqual([
      expect.stringContaining('src/review/readiness/upward.ts:1'),
    ]);
  });

  test('refuses a file outside the rooms', () => {
    expect(floorFindings([source('src/utils/a.ts', '')])).toEqual([
      'src/utils/a.ts:1 stands in no room of the house',
    ]);
  });

  test('allows what goes down, and faces that show faces', () => {
    const face = source('src/kernel/index.ts', "export * from './instant.js'");
    const top = source('src/index.ts', "export * as kernel from './kernel/index.js'");
    const user = source('src/sla/due.ts', "import '../kernel/instant.js'; import './clock.js'");
    expect(floorFindings([instant, clock, face, top, user])).toEqual([]);
  });
});

describe('the check of circles', () => {
  test('refuses a circle of three, types included', () => {
    const circle = [
      source('src/rule/b.ts', "import type { C } from './c.js'"),
      source('src/rule/a.ts', "import './b.js'"),
      source('src/rule/c.ts', "export * from './a.js'"),
    ];
    expect(cycleFindings(circle)).toEqual([
      'src/rule/a.ts:1 imports itself: src/rule/a.ts → src/rule/b.ts → src/rule/c.ts → src/rule/a.ts',
    ]);
  });

  test('refuses a file that imports itself', () => {
    expect(cycleFindings([source('src/rule/a.ts', "import './a.js'")])).toHaveLength(1);
  });

  test('allows a diamond', () => {
    const diamond = [
      source('src/rule/a.ts', "import './b.js'; import './c.js'"),
      source('src/rule/b.ts', "import './d.js'"),
      source('src/rule/c.ts', "import './d.js'"),
      source('src/rule/d.ts', ''),
    ];
    expect(cycleFindings(diamond)).toEqual([]);
  });
});
