import { describe, expect, test } from 'vitest';
import { purityFindings } from './purity.js';
import { source, sources } from './source.js';

test('src reads no clock, draws no lots, waits for nothing and touches nothing outside', () => {
  expect(purityFindings(sources)).toEqual([]);
});

describe('the check of purity', () => {
  test.each([
    ['const t = Date.now()', 'reads the clock'],
    ['const t = Date["now"]()', 'may read the clock'],
    ['const t = new Date()', 'reads the clock'],
    ['const t = new Date', 'reads the clock'],
    ['const t = Date()', 'may read the clock'],
    ['const now = Date.now', 'reads the clock'],
    ['const { now } = Date', 'may read the clock'],
    ['const clock = Date', 'may read the clock'],
    ['const t = (...a: []) => new Date(...a)', 'may read the clock'],
    ['const t = new Date(2026, 0, 1)', 'zone of the process'],
    ['const h = (d: Date) => d.getHours()', 'getHours'],
    ['const o = (d: Date) => d.getTimezoneOffset()', 'getTimezoneOffset'],
    ['const s = (n: number) => n.toLocaleString()', 'toLocaleString'],
    ['const c = (a: string, b: string) => a.localeCompare(b)', 'localeCompare'],
    ['const r = Math.random()', 'Math.random'],
    ['const { random } = Math', 'Math.random'],
    ['const r = Math["random"]()', 'Math.random'],
    ['const f = new Intl.NumberFormat()', 'Intl'],
    ['const e = process.env', 'process'],
    ['const e = { process }', 'process'],
    ['const p = performance.now()', 'performance'],
    ['setTimeout(() => 1, 1)', 'setTimeout'],
    ['const f = fetch', 'fetch'],
    ['const f = eval("1")', 'eval'],
    ['const f = new Function("return 1")', 'Function'],
    ['const f = Function("return 1")', 'Function'],
    ['const g = globalThis.Date', 'globalThis'],
    ['console.log(1)', 'console'],
    ['const f = require("fs")', 'require'],
    ['const i = crypto.randomUUID()', 'crypto'],
  ])('refuses %s', (text, what) => {
    expect(purityFindings([source('src/rule/a.ts', text)])).toEqual([expect.stringContaining(what)]);
  });

  test('tells a name from what it names', () => {
    const harmless = `
      /** Never calls Date.now(), nor Math.random. */
      export interface Step { readonly process: string; readonly fetch?: Date; eval(): void }
      export const decode = (document: unknown, self: string): unknown => ({ document, self, process: 1 });
      export const at = (t: number): Date => new Date(t);
      export const named = (step: Step): string => step.process + Math.floor(2.5) + Date.UTC(2026, 0, 1);
      export const is = (value: unknown): boolean => value instanceof Date;
      export const text = 'Date.now() and process.env and eval';
    `;
    expect(purityFindings([source('src/rule/a.ts', harmless)])).toEqual([]);
  });

  test('lets the zones of the calendar ask Intl', () => {
    expect(purityFindings([source('src/calendar/zone.ts', 'new Intl.DateTimeFormat()')])).toEqual([]);
  });
});
