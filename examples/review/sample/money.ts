import type { Add } from './diary.js';
import { local } from './office.js';
import type { Chance } from './random.js';

/** What Marketing's programmes cost; one has neither deliverables nor benchmarks. */
export const money = (chance: Chance, add: Add): void => {
  const programmes = [
    ['search-2026', 'lead-generation', 'web', 1_800_000, true],
    ['webinars-2026', 'lead-generation', 'events', 650_000, true],
    ['industry-fair', 'awareness', 'events', 4_200_000, false],
    ['alliances', 'lead-generation', 'direct-marketing', 500_000, true],
  ] as const;
  for (const [id, objective, tactic, monthly, agreed] of programmes) {
    const subject = { kind: 'programme', system: 'marketing', id } as const;
    add({
      schemaVersion: 1,
      source: 'marketing-plan',
      id: `programme-${id}`,
      type: 'programme-opened',
      occurredAt: local('2026-01-05', 540),
      subject,
      data: {
        objective,
        tactic,
        budget: { minor: monthly * 6, currency: 'USD' },
        ...(agreed
          ? {
              deliverables: ['leads that meet the hand-over definition'],
              benchmarks: ['cost per accepted lead'],
              agreedBy: ['marketing', 'sales'] as const,
            }
          : {}),
      },
    });
    for (let month = 1; month <= 6; month += 1) {
      add({
        schemaVersion: 1,
        source: 'finance',
        id: `spend-${id}-${month}`,
        type: 'spend',
        occurredAt: local(`2026-0${month}-28`, 1_020),
        subject,
        data: {
          amount: { minor: Math.round(monthly * (0.8 + 0.4 * chance.next())), currency: 'USD' },
          department: 'marketing',
        },
      });
    }
  }
};
