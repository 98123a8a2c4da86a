import { day } from 'smarketing/kernel';
import { person } from './actors.js';
import type { Add } from './diary.js';
import { local, open } from './office.js';
import type { Chance } from './random.js';

/** What was made for selling, who looked at it, and what Sales thinks of it. */
export const tools = (chance: Chance, add: Add): void => {
  for (let number = 1; number <= 12; number += 1) {
    const subject = { kind: 'asset', system: 'library', id: `asset-${number}` } as const;
    add({
      schemaVersion: 1,
      source: 'library',
      id: `published-${number}`,
      type: 'asset-published',
      occurredAt: local('2026-01-12', 540 + number),
      subject,
      data: {
        kind: chance.pick([
          ['battlecard', 2],
          ['case-study', 2],
          ['brochure', 3],
          ['pitch-deck', 1],
        ]),
        cost: { minor: chance.between(2, 18) * 100_000, currency: 'USD' },
        owner: 'marketing',
        messageVersion: 'value-2',
      },
    });
    // Two of three assets are looked at, and one of three is ever used with a customer.
    if (number % 3 === 0) continue;
    const withCustomer = number % 3 === 1;
    for (let use = 1; use <= chance.between(3, 20); use += 1) {
      add({
        schemaVersion: 1,
        source: 'library',
        id: `used-${number}-${use}`,
        type: 'asset-used',
        occurredAt: open(local('2026-01-20') + chance.between(0, 150) * day),
        subject,
        data: { withCustomer },
      });
    }
    // Reps rate what they have seen; what they never show a customer they find of little use.
    for (const [index, rep] of ['ada', 'elena', 'ines'].entries()) {
      add({
        schemaVersion: 1,
        source: 'library',
        id: `rated-${number}-${rep}`,
        type: 'asset-rated',
        occurredAt: local('2026-05-20', 600 + index),
        subject,
        actor: person(rep),
        data: {
          by: 'sales',
          useful: withCustomer ? 4 + ((number + index) % 2) : 1 + ((number + index) % 3),
          pertinent: withCustomer ? 4 : 2 + (number % 2),
        },
      });
    }
  }
};
