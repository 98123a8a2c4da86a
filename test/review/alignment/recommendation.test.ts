import fc from 'fast-check';
import {
  alignmentStages,
  type SignEvidence,
  type SignName,
  shouldTighten,
  stageSigns,
} from 'smarketing/review/alignment';
import { describe, expect, test } from 'vitest';

const known = (signs: { readonly [Sign in SignName]?: boolean | null }) =>
  Object.fromEntries(Object.entries(signs).map(([sign, holds]) => [sign, { holds }])) as {
    readonly [Sign in SignName]?: SignEvidence;
  };

describe('whether to tighten', () => {
  test('is no, where a small company gets on well without rules', () => {
    const { advice, towards, text } = shouldTighten('undefined')(
      known({
        'frequent-conflict': false,
        'work-doubled-or-dropped': false,
        'compete-for-means': false,
        'small-company': true,
        'good-terms-informally': true,
        'marketing-supports-sales': true,
      }),
    );
    expect([advice, towards]).toEqual(['hold', 'undefined']);
    expect(text).toMatch(/^No change is needed/);
  });

  test('is yes, where conflicts and dropped work outweigh being small', () => {
    const { advice, towards, signs } = shouldTighten('undefined')(
      known({
        'frequent-conflict': true,
        'work-doubled-or-dropped': true,
        'compete-for-means': false,
        'small-company': true,
        'good-terms-informally': false,
        'marketing-supports-sales': false,
      }),
    );
    expect([advice, towards]).toEqual(['tighten', 'defined']);
    expect(signs.slice(0, 3).map(({ id, speaksFor }) => `${id} ${speaksFor}`)).toEqual([
      'frequent-conflict tighten',
      'work-doubled-or-dropped tighten',
      'small-company hold',
    ]);
  });

  test('asks, while what nobody has said could turn it', () => {
    const { advice, undecided } = shouldTighten('undefined')(
      known({ 'frequent-conflict': true, 'small-company': false, 'marketing-supports-sales': false }),
    );
    expect(advice).toBe('not-enough-evidence');
    expect(undecided).toEqual(['work-doubled-or-dropped', 'compete-for-means', 'good-terms-informally']);
  });

  test('asks for no more than could turn it', () => {
    const { advice, undecided } = shouldTighten('undefined')(
      known({
        'frequent-conflict': true,
        'work-doubled-or-dropped': true,
        'small-company': false,
        'marketing-supports-sales': false,
      }),
    );
    expect([advice, undecided]).toEqual(['tighten', []]);
  });

  test('is no, where one funnel could be run and sales take little time under two bosses', () => {
    const { advice } = shouldTighten('aligned')(
      known({
        'one-funnel-possible': true,
        'no-shared-responsibility': false,
        'separate-bosses': true,
        'short-sales-cycle': true,
      }),
    );
    expect(advice).toBe('hold');
  });

  test('says that less would do, where all speaks for the stage before and nothing for more', () => {
    const plain = known({
      'one-funnel-possible': false,
      'no-shared-responsibility': true,
      'separate-bosses': true,
      'short-sales-cycle': true,
      'work-doubled-or-dropped': false,
      'commoditised-market': false,
      'customised-in-sale': false,
      'short-product-lives': false,
      'few-simple-products': true,
      'usual-roles-work': true,
      'no-reason-to-change': true,
    });
    expect(shouldTighten('aligned')(plain)).toMatchObject({ advice: 'loosen', towards: 'defined' });
    const unsure = { ...plain, 'no-reason-to-change': { holds: null } };
    expect(shouldTighten('aligned')(unsure)).toMatchObject({ advice: 'hold', towards: 'aligned' });
  });

  test('never goes beyond the last stage', () => {
    expect(shouldTighten('integrated')({})).toMatchObject({
      advice: 'hold',
      towards: 'integrated',
      signs: [],
    });
  });

  test('is not turned by any way in which the signs that nobody knows may come out', () => {
    const names = [
      ...new Set(Object.values(stageSigns).flatMap(({ tighten, hold }) => [...tighten, ...hold])),
    ];
    const holds = fc.constantFrom(true, false, null);
    fc.assert(
      fc.property(
        fc.constantFrom(...alignmentStages),
        fc.array(holds, { minLength: names.length, maxLength: names.length }),
        fc.array(fc.boolean(), { minLength: names.length, maxLength: names.length }),
        (stage, now, later) => {
          const signsOf = (value: (index: number) => boolean | null) =>
            known(Object.fromEntries(names.map((name, index) => [name, value(index)])));
          const { advice } = shouldTighten(stage)(signsOf((index) => now[index] ?? null));
          const { advice: informed } = shouldTighten(stage)(
            signsOf((index) => now[index] ?? (later[index] as boolean)),
          );
          if (advice === 'tighten') expect(informed).toBe('tighten');
          if (advice === 'hold') expect(informed).not.toBe('tighten');
          expect(informed).not.toBe('not-enough-evidence');
        },
      ),
    );
  });
});
