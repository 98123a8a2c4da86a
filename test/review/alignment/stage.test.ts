import fc from 'fast-check';
import {
  alignmentStages,
  type StageEvidence,
  type StageItemName,
  stageItems,
  stageOf,
} from 'smarketing/review/alignment';
import { describe, expect, test } from 'vitest';

const names = Object.keys(stageItems) as ReadonlyArray<StageItemName>;
const evidenceOf = (holds: (item: StageItemName) => boolean | null) =>
  Object.fromEntries(names.map((item) => [item, { holds: holds(item) }])) as Record<
    StageItemName,
    StageEvidence
  >;

describe('the stage', () => {
  test('is undefined where nothing is known, and says what is missing next', () => {
    const { stage, next, lacks, items } = stageOf({});
    expect([stage, next]).toEqual(['undefined', 'defined']);
    expect(lacks).toEqual([
      'terms-accepted',
      'agreement-in-effect',
      'clocks-both-ways',
      'hand-overs-answered',
    ]);
    expect(items).toHaveLength(names.length);
    for (const { holds, missing, owner } of items) {
      expect(holds).toBeNull();
      expect(missing?.length).toBeGreaterThan(0);
      expect(owner.length).toBeGreaterThan(0);
    }
  });

  test('is integrated where every list is complete, and lacks nothing', () => {
    const whole = stageOf(evidenceOf(() => true));
    expect(whole).toMatchObject({ stage: 'integrated', lacks: [] });
    expect(whole).not.toHaveProperty('next');
    expect(whole.items.every((item) => !('missing' in item))).toBe(true);
  });

  test('is no higher than a list below it that is not complete', () => {
    const { stage, next, lacks } = stageOf(evidenceOf((item) => item !== 'clocks-both-ways'));
    expect([stage, next, lacks]).toEqual(['undefined', 'defined', ['clocks-both-ways']]);
  });

  test('needs evidence: what nobody can tell completes no list', () => {
    const { stage, lacks } = stageOf(evidenceOf((item) => (item === 'trained-together' ? null : true)));
    expect([stage, lacks]).toEqual(['defined', ['trained-together']]);
  });

  test('is the highest whose list and all before it are complete, whatever is known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(true, true, true, false, null), {
          minLength: names.length,
          maxLength: names.length,
        }),
        (holds) => {
          const { stage } = stageOf(evidenceOf((item) => holds[names.indexOf(item)] ?? null));
          const isComplete = (one: string): boolean =>
            names.every((item, index) => stageItems[item].stage !== one || holds[index] === true);
          const highest = alignmentStages.filter((_, place) =>
            alignmentStages.slice(1, place + 1).every(isComplete),
          );
          expect(stage).toBe(highest.at(-1));
        },
      ),
    );
  });

  test('has evidence of both kinds to ask for', () => {
    expect(new Set(Object.values(stageItems).map(({ evidence }) => evidence))).toEqual(
      new Set(['journal', 'declared']),
    );
  });
});
