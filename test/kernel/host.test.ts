import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** A host that has the language and nothing else: no Intl, no clock, no chance. */
const bareHost = `
  const refused = (name) => () => { throw new Error(name + ' was asked') };
  delete globalThis.Intl;
  Math.random = refused('chance');
  const HostDate = Date;
  globalThis.Date = new Proxy(HostDate, {
    apply: refused('the clock'),
    construct: (target, given, asked) =>
      given.length === 0 ? refused('the clock')() : Reflect.construct(target, given, asked),
  });
  HostDate.now = refused('the clock');
  for (const name of Object.getOwnPropertyNames(HostDate.prototype)) {
    if (/^(get|set|to)(?!UTC|Time$|ISOString$|JSON$)/.test(name)) HostDate.prototype[name] = refused('Date.' + name);
  }
`;

/** One call of each part of the kernel that could have wanted more. */
const program = `
  const date = kernel.orThrow(kernel.parseCivilDate('2027-01-01'));
  const rules = { fiscalYearStart: 10, weekStart: 'mon' };
  const at = kernel.orThrow(kernel.parseInstant('2026-03-08T04:30-05:00'));
  const amount = kernel.orThrow(kernel.parseMoney('EUR')('19.90'));
  JSON.stringify([
    kernel.formatInstant(at),
    kernel.weekdayOf(date),
    ...['week', 'month', 'fiscal-quarter'].map((unit) => kernel.periodOf(rules, unit)(date)),
    kernel.orThrow(kernel.periodDates(rules)('2026-W53')),
    kernel.orThrow(kernel.shiftPeriod(rules, -1)('FY2027-Q1')),
    kernel.formatMoney(amount),
    kernel.formatDuration(kernel.orThrow(kernel.parseDuration('PT90M'))),
    kernel.canonicalJson({ b: 1, a: date }),
    kernel.show([at]),
  ]);
`;

test('the kernel loads and answers on a host without Intl, clock, chance or local time', async () => {
  const entry = fileURLToPath(new URL('../../src/kernel/index.ts', import.meta.url));
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'kernel',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  const code = bundle.outputFiles[0]?.text ?? '';
  expect(JSON.parse(runInNewContext(`${bareHost}\n${code}\n${program}`))).toEqual([
    '2026-03-08T09:30:00.000Z',
    'fri',
    '2026-W53',
    '2027-01',
    'FY2027-Q2',
    { start: '2026-12-28', end: '2027-01-04' },
    'FY2026-Q4',
    '19.90 EUR',
    'PT1H30M',
    '{"a":"2027-01-01","b":1}',
    '[1772962200000]',
  ]);
});
