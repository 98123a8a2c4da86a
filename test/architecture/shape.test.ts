import { describe, expect, test } from 'vitest';
import { shapeFindings } from './shape.js';
import { source, sources } from './source.js';

test('src is data and functions: no class, no state, nothing thrown, nothing run at import', () => {
  expect(shapeFindings(sources)).toEqual([]);
});

describe('the check of shape', () => {
  test.each([
    ['export class Clock {}', 'class'],
    ['const make = () => class {}', 'class'],
    ['export enum Stage { won }', 'enum'],
    ['export namespace Sla {}', 'namespace'],
    ['export default 1', 'default'],
    ['const f = () => { throw new RangeError() }', 'throws'],
    ['const f = async () => 1', 'waits'],
    ['async function f() {}', 'waits'],
    ['let cache = 1', 'state'],
    ['var cache = 1', 'state'],
    ['const days = weekdays()', 'import'],
    ['const days = { all: [weekdays()] }', 'import'],
    ['const table = new Map()', 'import'],
    ['const text = tag`a`', 'import'],
    ['const d = /* @__PURE__ */ make(other())', 'import'],
    ['counter.value = 1', 'import'],
    ['if (true) {}', 'import'],
    ['for (const a of []) {}', 'import'],
  ])('refuses %s', (text, what) => {
    expect(shapeFindings([source('src/rule/a.ts', text)])).toEqual([expect.stringContaining(what)]);
  });

  test('allows functions, data, and calls marked pure', () => {
    const good = `
      export const table = /* @__PURE__ */ new Map([['a', 1]]);
      export const due = /* @__PURE__ */ flow(a)(b);
      export const sum = (xs: readonly number[]): number => { let n = 0; for (const x of xs) n += x; return n; };
      export function first(): number { return sum([1]); }
      export type Made = ReturnType<typeof sum>;
    `;
    expect(shapeFindings([source('src/rule/a.ts', good)])).toEqual([]);
  });

  test('lets orThrow throw', () => {
    expect(
      shapeFindings([source('src/kernel/or-throw.ts', 'const f = () => { throw new Error() }')]),
    ).toEqual([]);
  });
});
