import type { JournalEvent } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { type Team, teams } from './company.js';
import type { Add } from './diary.js';
import { local } from './office.js';

const dollars = (amount: number) => ({ minor: amount * 100, currency: 'USD' });

/** What people cost each month: most of what it takes to win a customer, and in no programme. */
const salaries = [
  ['sales', 168_000],
  ['marketing', 41_000],
] as const;

/** What each rep has to sell in a quarter, in dollars, and when that was locked. */
const quotas = [
  ['FY2026-Q1', '2025-12-19', 190_000],
  ['FY2026-Q2', '2026-03-27', 360_000],
] as const;

/** What the teams foretold in thousands of dollars; West is late for the second quarter, and East ever more hopeful. */
const forecasts: ReadonlyArray<
  readonly [period: string, on: string, amounts: { readonly [team in Team]?: number }]
> = [
  ['FY2026-Q1', '2025-12-29', { east: 900, central: 820, west: 560 }],
  ['FY2026-Q2', '2026-02-25', { east: 1_500, central: 1_450 }],
  ['FY2026-Q2', '2026-03-30', { east: 1_900, central: 1_500 }],
  ['FY2026-Q2', '2026-04-09', { west: 1_000 }],
  ['FY2026-Q3', '2026-06-29', { east: 2_000, central: 1_600, west: 1_200 }],
];

/** What both departments cost, what Sales has to sell, and what its teams foretold. */
export const commerce = (add: Add): void => {
  const tell = <Type extends 'spend' | 'snapshot-locked'>(
    type: Type,
    id: string,
    occurredAt: Instant,
    department: string,
    data: Extract<JournalEvent, { type: Type }>['data'],
  ): void =>
    add({
      schemaVersion: 1,
      source: 'finance',
      id,
      type,
      occurredAt,
      subject: { kind: 'department', system: 'finance', id: department },
      data,
    } as JournalEvent);
  for (const [department, amount] of salaries)
    for (let month = 1; month <= 6; month += 1)
      tell('spend', `salaries-${department}-${month}`, local(`2026-0${month}-28`, 1_030), department, {
        amount: dollars(amount),
        department,
        channel: 'salaries',
      });
  for (const [period, on, amount] of quotas)
    for (const rep of Object.values(teams).flatMap(({ reps }) => reps))
      tell('snapshot-locked', `quota-${period}-${rep}`, local(on, 600), 'sales', {
        measure: 'quota',
        period,
        amount: dollars(amount),
        owner: rep,
      });
  for (const [period, on, amounts] of forecasts)
    for (const [team, thousands] of Object.entries(amounts))
      tell('snapshot-locked', `forecast-${period}-${on}-${team}`, local(on, 660), 'sales', {
        measure: 'forecast',
        period,
        amount: dollars(thousands * 1_000),
        owner: `team:${team}`,
      });
};
