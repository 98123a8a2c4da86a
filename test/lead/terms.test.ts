import * as E from 'fp-ts/lib/Either.js';
import {
  checkLifecycleTerms,
  completeTerms,
  dispositionOf,
  isLeadStage,
  type LifecycleTerms,
  leadStages,
  presetExitReasons,
  rankOfStage,
} from 'smarketing/lead';
import { describe, expect, test } from 'vitest';

describe('stages', () => {
  test('are in order, with two ends', () => {
    expect(leadStages.map(rankOfStage)).toEqual([0, 1, 2, 3, 4, 5, 6, 6]);
  });

  test('are told from other words', () => {
    expect(['inquiry', 'lost', 'rejected', 'demo', 'toString', ''].map(isLeadStage)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('preset reasons', () => {
  test.each([
    [
      'rejected',
      [
        'procedural',
        'clerical',
        'definitional',
        'duplicate',
        'wrong-territory',
        'existing-customer-or-open-opportunity',
        'not-permitted-to-contact',
      ],
    ],
    [
      'disqualified',
      ['no-interest', 'no-need', 'no-authority', 'no-budget', 'bad-timing', 'chose-competitor', 'other'],
    ],
  ] as const)('of a lead that is %s are the agreed list', (exit, names) => {
    const listed = Object.entries(presetExitReasons).flatMap(([name, { exits }]) =>
      exits.includes(exit) ? [name] : [],
    );
    expect(listed.sort()).toEqual([...names].sort());
  });

  test('let only recycled leads be unresponsive', () => {
    expect(presetExitReasons.unresponsive?.exits).toEqual(['recycled']);
  });

  test('are sound', () => {
    expect(E.isRight(checkLifecycleTerms({ acceptance: 'none', exitReasons: presetExitReasons }))).toBe(true);
  });
});

describe('a reason', () => {
  test.each([
    [undefined, { family: 'missing', accountable: 'sales' }],
    ['', { family: 'missing', accountable: 'sales' }],
    ['hasOwnProperty', { reason: 'hasOwnProperty', family: 'unmapped', accountable: 'sales' }],
    ['wrong-territory', { reason: 'wrong-territory', family: 'procedural', accountable: 'operations' }],
  ])('of %s has a family and one accountable party', (reason, disposition) => {
    expect(dispositionOf(presetExitReasons)(reason)).toEqual(disposition);
  });
});

describe('terms', () => {
  const issuesOf = (terms: Partial<LifecycleTerms>) => {
    const checked = checkLifecycleTerms({ acceptance: 'explicit', ...terms });
    return E.isLeft(checked) ? checked.left.map(({ code, path }) => `${path.join('.')} ${code}`) : [];
  };

  test('are checked for all that is wrong at once', () => {
    expect(
      issuesOf({
        customStages: {
          won: { reached: 'working' },
          ' ': { reached: 'lost' as 'working' },
          recycled: { reached: 'demo' as 'working' },
          demo: { reached: 'working' },
        },
        exitReasons: { ' ': { exits: [], family: 'other', accountable: 'finance' as 'sales' } },
        unresponsiveAttempts: 0,
        backdatedAfter: -1,
        belatedWithin: 0.5,
      }),
    ).toEqual([
      'customStages.won reserved-stage',
      'customStages.  empty-name',
      'customStages. .reached unknown-stage',
      'customStages.recycled reserved-stage',
      'customStages.recycled.reached unknown-stage',
      'exitReasons.  empty-name',
      'exitReasons. .exits exit-missing',
      'exitReasons. .accountable not-a-party',
      'unresponsiveAttempts not-a-count',
      'backdatedAfter not-a-duration',
      'belatedWithin not-a-duration',
    ]);
  });

  test('need nothing but a mode of acceptance', () => {
    expect(issuesOf({})).toEqual([]);
    expect(completeTerms({ acceptance: 'none' })).toMatchObject({
      acceptance: 'none',
      unresponsiveAttempts: 6,
      backdatedAfter: 86_400_000,
      belatedWithin: 604_800_000,
    });
  });

  test('that are given are kept', () => {
    const terms: LifecycleTerms = {
      acceptance: 'first-touch',
      exitReasons: {},
      customStages: {},
      unresponsiveAttempts: 3,
      touch: { bulk: true },
      backdatedAfter: 1,
      belatedWithin: 2,
    };
    expect(completeTerms(terms)).toEqual(terms);
  });
});
