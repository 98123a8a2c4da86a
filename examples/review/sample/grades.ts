import type { JournalEvent } from 'smarketing/journal';
import { minute } from 'smarketing/kernel';
import { person } from './actors.js';
import type { Add } from './diary.js';
import { local } from './office.js';
import type { Chance } from './random.js';

const grades = ['C', 'B', 'A'] as const;

/**
 * In May both departments grade the same leads of the weeks around the fair, each alone. They mean nearly the same by a good lead, but for
 * visitors of the exhibition, whom Marketing likes; one grade was given in sight of the other's, and two are owed.
 */
export const gradeSample = (chance: Chance, leads: ReadonlyArray<JournalEvent>, add: Add): void => {
  const around = leads.filter(
    ({ type, occurredAt }) =>
      type === 'captured' && occurredAt >= local('2026-02-20') && occurredAt < local('2026-04-01'),
  );
  const every = Math.max(1, Math.floor(around.length / 80));
  around
    .filter((_, index) => index % every === 0)
    .slice(0, 80)
    .forEach((event, index) => {
      if (event.type !== 'captured') return;
      const worth = chance.pick([
        [0, 5],
        [1, 4],
        [2, 3],
      ]);
      const likes = event.data.channel === 'exhibition' ? 0.8 : 0.1;
      const better = chance.happens(likes) ? 1 : 0;
      const differs = chance.pick([
        [0, 80],
        [-1, 12],
        [1, 8],
      ]);
      const grade = (by: 'sales' | 'marketing', who: string, place: number, more: object): void =>
        add({
          schemaVersion: 1,
          source: 'workshop',
          id: `grade-${index}-${by}`,
          type: 'graded',
          occurredAt: (local('2026-05-27', 600) + index * minute) as JournalEvent['occurredAt'],
          subject: event.subject,
          actor: person(who),
          data: { by, grade: grades[Math.min(2, Math.max(0, place))] as string, ...more },
        });
      if (index !== 11) grade('marketing', 'milo', worth + better, {});
      if (index !== 40) grade('sales', 'ada', worth + differs, index === 20 ? { sawOther: true } : {});
    });
};
