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

/** A mailing that both agreed on and that was given up in March, when most of it had been paid. */
export const printCampaign = (add: Add): void => {
  const subject = { kind: 'programme', system: 'marketing', id: 'print-mailing' } as const;
  const base = { schemaVersion: 1, source: 'marketing-plan', subject } as const;
  add({
    ...base,
    id: 'programme-print-mailing',
    type: 'programme-opened',
    occurredAt: local('2026-01-19', 540),
    data: {
      objective: 'awareness',
      tactic: 'direct-marketing',
      budget: { minor: 3_000_000, currency: 'USD' },
      deliverables: ['20,000 letters'],
      benchmarks: ['200 inquiries'],
      agreedBy: ['marketing', 'sales'],
    },
  });
  add({
    ...base,
    source: 'finance',
    id: 'spend-print-mailing',
    type: 'spend',
    occurredAt: local('2026-02-27', 1_020),
    data: { amount: { minor: 2_150_000, currency: 'USD' }, department: 'marketing' },
  });
  add({
    ...base,
    id: 'abandoned-print-mailing',
    type: 'programme-abandoned',
    occurredAt: local('2026-03-16', 600),
    data: { reason: 'The list of addresses was out of date.' },
  });
};
