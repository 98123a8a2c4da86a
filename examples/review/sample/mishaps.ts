import type { Instant } from 'smarketing/kernel';
import { leadKey, person } from './actors.js';
import type { Add } from './diary.js';
import { local } from './office.js';
import type { Chance } from './random.js';

/** An integration that moves many leads at once. */
export const importBurst = (chance: Chance, leads: number, add: Add): void => {
  const at = (local('2026-04-14', 120) + 137) as Instant;
  for (let index = 0; index < 120; index += 1) {
    const key = leadKey(1 + chance.between(0, leads - 1));
    add({
      schemaVersion: 1,
      source: 'crm',
      id: `sync-${index}`,
      type: 'working',
      occurredAt: (at + chance.between(0, 600)) as Instant,
      subject: { kind: 'lead', ...key },
      actor: { kind: 'automation', id: 'integration-user' },
      data: {},
    });
  }
};

/** Duplicates that a steward merges, and one person who asks to be forgotten. */
export const mergesAndForgetting = (chance: Chance, leads: number, add: Add): void => {
  for (let index = 0; index < 20; index += 1) {
    const survivor = 1 + chance.between(0, leads - 1);
    const absorbed = 1 + chance.between(0, leads - 1);
    if (survivor === absorbed) continue;
    add({
      schemaVersion: 1,
      source: 'crm',
      id: `merge-${index}`,
      type: 'merged',
      occurredAt: local('2026-06-15', 600 + index),
      subject: { kind: 'lead', ...leadKey(survivor) },
      actor: person('data-steward'),
      data: { absorbed: [leadKey(absorbed)] },
    });
  }
  add({
    schemaVersion: 1,
    source: 'crm',
    id: 'forget-1',
    type: 'forgotten',
    occurredAt: local('2026-06-20', 600),
    subject: { kind: 'lead', ...leadKey(Math.min(17, leads)) },
    data: {},
  });
};
