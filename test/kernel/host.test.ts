import { expect, test } from 'vitest';
import { bundleOf, runBare } from '../toolchain/hosts/bare-host.js';

/** One call of each part of the kernel that could have wanted more. */
const program = `
  const date = bundle.orThrow(bundle.parseCivilDate('2027-01-01'));
  const rules = { fiscalYearStart: 10, weekStart: 'mon' };
  const at = bundle.orThrow(bundle.parseInstant('2026-03-08T04:30-05:00'));
  const amount = bundle.orThrow(bundle.parseMoney('EUR')('19.90'));
  JSON.stringify([
    bundle.formatInstant(at),
    bundle.weekdayOf(date),
    ...['week', 'month', 'fiscal-quarter'].map((unit) => bundle.periodOf(rules, unit)(date)),
    bundle.orThrow(bundle.periodDates(rules)('2026-W53')),
    bundle.orThrow(bundle.shiftPeriod(rules, -1)('FY2027-Q1')),
    bundle.formatMoney(amount),
    bundle.formatDuration(bundle.orThrow(bundle.parseDuration('PT90M'))),
    bundle.canonicalJson({ b: 1, a: date }),
    bundle.show([at]),
  ]);
`;

test('the kernel answers on a host without Intl, clock, chance or local time', async () => {
  const bundle = await bundleOf(`export * from 'smarketing/kernel'`);
  expect(JSON.parse(String(runBare(bundle, program)))).toEqual([
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
