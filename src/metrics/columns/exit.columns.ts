import type { ExactSum } from '../../kernel/exact-sum.js';
import { exactSum } from '../../kernel/exact-sum.js';
import { dispositionOf } from '../../lead/exit-reason.js';
import type { CompleteLifecycleTerms } from '../../lead/lifecycle-terms.js';
import { exitGroup } from '../exits.js';
import { addAt, sumsOf } from './counter.js';
import { columnTypeCode, type LeadColumns } from './event-columns.js';
import { exactOf, groupName, lowerPart, sortedGroups, upperPart } from './group-sums.js';
import type { LeadFiguresSum } from './lead-figures.js';
import { exitCode } from './lifecycle.columns.js';
import type { PassView } from './pass-view.js';
import { exitKinds } from './response.columns.js';
import { keyTally } from './tally.js';

/** Counts how passes ended, and what sales are worth. */
export interface ExitCounts {
  readonly add: (view: PassView) => void;
  readonly sum: () => Pick<LeadFiguresSum, 'exits' | 'wonValue'>;
}

/** Makes the counts of exits. */
export const exitCounts = ({ columns }: LeadColumns, terms: CompleteLifecycleTerms): ExitCounts => {
  const { type, reason, amount, currency } = columns;
  const reasons = (reason?.texts.length ?? 0) + 1;
  const exits = keyTally(64);
  // A sale of nothing is still one: how many there are stands beside the two parts of their worth.
  const values = sumsOf(3, 8);
  const hasReason = (row: number): boolean =>
    (type[row] as number) >= columnTypeCode.lost && (type[row] as number) <= columnTypeCode.recycled;
  return {
    add: ({ slate, pass }) => {
      const exit = slate.exit[pass] as number;
      if (exit === 0) return;
      const row = slate.exitRow[pass] as number;
      const why =
        exit !== exitCode.won && reason !== undefined && hasReason(row) ? (reason.codes[row] as number) : 0;
      exits.count(exit * reasons + why);
      if (exit !== exitCode.won || amount === undefined) return;
      const end = pass + 1 < slate.passes ? (slate.firstDeal[pass + 1] as number) : slate.deals;
      for (let deal = slate.firstDeal[pass] as number; deal < end; deal += 1) {
        const worth = slate.dealWorth[deal] as number;
        if (worth < 0) continue;
        const minor = amount[worth] as number;
        const of = currency === undefined ? 0 : (currency.codes[worth] as number);
        const cell = values.placeOf(of);
        addAt(values, cell, upperPart(minor));
        addAt(values, cell + 1, lowerPart(minor));
        addAt(values, cell + 2, 1);
      }
    },
    sum: () => {
      const belongs = dispositionOf(terms.exitReasons);
      const ended = exits.entries();
      return {
        exits: sortedGroups(
          [...ended.keys].map((key, at) => {
            const kind = exitKinds[Math.floor(key / reasons)] ?? 'won';
            const why = key % reasons === 0 ? undefined : reason?.texts[(key % reasons) - 1];
            return [
              exitGroup(kind === 'won' ? { kind } : { kind, ...belongs(why) }),
              ended.counts[at] as number,
            ] as const;
          }),
          (first, second) => first + second,
        ),
        wonValue: sortedGroups(
          [...values.keys()].map((code): readonly [string, ExactSum] => [
            groupName(currency?.texts)(code),
            exactOf(values.read(code, 0), values.read(code, 1)),
          ]),
          exactSum.concat,
        ),
      };
    },
  };
};
