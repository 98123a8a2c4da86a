import { type RecordKey, textOfKey } from '../journal/subject.js';
import { departmentOf, type PartyDepartments } from '../kernel/department-of.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import { groupsOf } from '../kernel/groups.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';

/**
 * Describes why one deal was won or lost, as the rep sees it and as the buyer tells it, kept apart.
 *
 * @category model
 * @since 0.1.0
 */
export interface WinLossCase {
  /** The opportunity. */
  readonly opportunity: RecordKey;
  /** What became of it; that the buyer decided nothing is an outcome of its own. */
  readonly outcome: WinLossOutcome;
  /** The segment the buyer belongs to. */
  readonly segment?: string;
  /** Who else was in the race. */
  readonly competitor?: string;
  /** The rep's reasons, the weightiest first. */
  readonly rep?: ReadonlyArray<string>;
  /** The buyer's reasons, the weightiest first, and who asked. */
  readonly buyer?: BuyerInterview;
}

/**
 * Names how a deal can end.
 *
 * @category model
 * @since 0.1.0
 */
export type WinLossOutcome = 'won' | 'lost' | 'no-decision';

/**
 * Describes what a buyer told somebody.
 *
 * @category model
 * @since 0.1.0
 */
export interface BuyerInterview {
  /** The reasons, the weightiest first. */
  readonly reasons: ReadonlyArray<string>;
  /** Who asked; neutral when neither department. */
  readonly interviewer: Party;
  /** When, epoch milliseconds. */
  readonly at: Instant;
}

/**
 * Describes what win/loss cases are read by.
 *
 * @category model
 * @since 0.1.0
 */
export interface WinLossTerms {
  /** The reasons that both departments use, for example `price`, `product-fit`. */
  readonly themes: ReadonlyArray<string>;
  /** The departments of teams and roles. */
  readonly belongs: PartyDepartments;
}

/**
 * Describes how often one reason is named.
 *
 * @category model
 * @since 0.1.0
 */
export interface ThemeReading {
  /** The reason. */
  readonly theme: string;
  /** Cases of this outcome whose buyer names it, of those whose buyer was asked. */
  readonly buyers: Ratio;
  /** Cases of this outcome whose rep names it, of those whose rep gave any reason. */
  readonly reps: Ratio;
}

/**
 * Describes why deals of one segment ended as they did.
 *
 * @category model
 * @since 0.1.0
 */
export interface SegmentReading {
  /** The segment; absent for cases that name none. */
  readonly segment?: string;
  /** How many deals ended each way. */
  readonly outcomes: { readonly [Outcome in WinLossOutcome]: number };
  /** Won, of those that were won or lost: the win rate against somebody. */
  readonly won: Ratio;
  /** Ended without a decision, of all. */
  readonly undecided: Ratio;
  /** The reasons for each outcome, most named by buyers first; reasons nobody named are left out. */
  readonly themes: { readonly [Outcome in WinLossOutcome]: ReadonlyArray<ThemeReading> };
}

/**
 * Describes what win/loss cases say, over all and by segment.
 *
 * @category model
 * @since 0.1.0
 */
export interface WinLossReading extends SegmentReading {
  /** Rep and buyer name the same weightiest reason, of the cases with both. */
  readonly sameMainReason: Ratio;
  /** Rep and buyer name at least one reason in common, of the cases with both. */
  readonly anyReasonShared: Ratio;
  /** Interviews by someone of neither department, of all interviews. */
  readonly neutral: Ratio;
  /** Cases whose buyer nobody asked. */
  readonly notInterviewed: number;
  /** The cases in which rep and buyer tell it differently, sorted by key. */
  readonly told: ReadonlyArray<{
    /** The opportunity. */
    readonly opportunity: RecordKey;
    /** The rep's weightiest reason. */
    readonly rep: string;
    /** The buyer's weightiest reason. */
    readonly buyer: string;
  }>;
  /** The same for each segment, sorted by name, those without one last. */
  readonly segments: ReadonlyArray<SegmentReading>;
  /** Doubled cases and unknown reasons, by the position of the case. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Reads why deals are won and lost: the rep's reasons and the buyer's apart, and how far they agree.
 *
 * **Details**: the first case of an opportunity counts. A reason outside the agreed themes is reported and counted all
 * the same, under its own name. Shares carry their Wilson intervals: three lost deals are no trend.
 *
 * @param terms - the agreed reasons, and who belongs where
 * @returns a function from cases, in any order, to the reading
 * @category readings
 * @since 0.1.0
 */
export const readWinLoss =
  (terms: WinLossTerms) =>
  (given: ReadonlyArray<WinLossCase>): WinLossReading => {
    const issues = faultsOf(terms, given);
    const byKey = new Map<string, WinLossCase>();
    for (const one of given) {
      const text = textOfKey(one.opportunity);
      if (!byKey.has(text)) byKey.set(text, one);
    }
    const cases = [...byKey].sort(([first], [second]) => byCodeUnit(first, second)).map(([, one]) => one);
    const both = cases.flatMap(({ opportunity, rep = [], buyer }) => {
      const [said] = rep;
      const [told] = buyer?.reasons ?? [];
      return said === undefined || told === undefined
        ? []
        : [{ opportunity, rep: said, buyer: told, shared: rep.some((one) => buyer?.reasons.includes(one)) }];
    });
    const side = departmentOf(terms.belongs);
    const interviews = cases.flatMap(({ buyer }) => buyer ?? []);
    const { named, unnamed } = segmentsOf(cases);
    return {
      ...segmentOf(cases),
      sameMainReason: rate(both.filter(({ rep, buyer }) => rep === buyer).length, both.length),
      anyReasonShared: rate(both.filter(({ shared }) => shared).length, both.length),
      neutral: rate(
        interviews.filter(({ interviewer }) => side(interviewer) === null).length,
        interviews.length,
      ),
      notInterviewed: cases.length - interviews.length,
      told: both.filter(({ rep, buyer }) => rep !== buyer).map(({ shared: _, ...one }) => one),
      segments: [
        ...named.map(([segment, own]) => ({ segment, ...segmentOf(own) })),
        ...(unnamed.length === 0 ? [] : [segmentOf(unnamed)]),
      ],
      issues,
    };
  };

const outcomes: ReadonlyArray<WinLossOutcome> = ['won', 'lost', 'no-decision'];

const segmentOf = (cases: ReadonlyArray<WinLossCase>): SegmentReading => {
  const count = (outcome: WinLossOutcome): number => cases.filter((one) => one.outcome === outcome).length;
  const themes = (outcome: WinLossOutcome): ReadonlyArray<ThemeReading> =>
    themesOf(cases.filter((one) => one.outcome === outcome));
  const [won, lost, undecided] = outcomes.map(count) as [number, number, number];
  return {
    outcomes: { won, lost, 'no-decision': undecided },
    won: rate(won, won + lost),
    undecided: rate(undecided, cases.length),
    themes: { won: themes('won'), lost: themes('lost'), 'no-decision': themes('no-decision') },
  };
};

const segmentsOf = (cases: ReadonlyArray<WinLossCase>) => {
  const groups = groupsOf<WinLossCase, string | undefined>(({ segment }) => segment)(cases);
  const named = [...groups].flatMap(([segment, own]) =>
    segment === undefined ? [] : [[segment, own] as const],
  );
  return {
    named: named.sort(([first], [second]) => byCodeUnit(first, second)),
    unnamed: groups.get(undefined) ?? [],
  };
};

const themesOf = (cases: ReadonlyArray<WinLossCase>): ReadonlyArray<ThemeReading> => {
  const reps = cases.flatMap(({ rep = [] }) => (rep.length === 0 ? [] : [rep]));
  const buyers = cases.flatMap(({ buyer }) =>
    buyer === undefined || buyer.reasons.length === 0 ? [] : [buyer.reasons],
  );
  const byBuyers = countsOf(buyers);
  const byReps = countsOf(reps);
  return [...new Set([...byBuyers.keys(), ...byReps.keys()])]
    .map((theme) => ({
      theme,
      buyers: rate(byBuyers.get(theme) ?? 0, buyers.length),
      reps: rate(byReps.get(theme) ?? 0, reps.length),
    }))
    .sort(
      (first, second) =>
        second.buyers.numerator - first.buyers.numerator ||
        second.reps.numerator - first.reps.numerator ||
        byCodeUnit(first.theme, second.theme),
    );
};

/** How many name each reason; who names one twice names it once. */
const countsOf = (told: ReadonlyArray<ReadonlyArray<string>>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const reasons of told) {
    for (const reason of new Set(reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
};

/** A long list of themes in every issue would drown the issue. */
const mostShown = 12;

const faultsOf = ({ themes }: WinLossTerms, cases: ReadonlyArray<WinLossCase>): ReadonlyArray<Issue> => {
  const keys = cases.map(({ opportunity }) => textOfKey(opportunity));
  const known = new Set(themes);
  return [
    ...duplicatesIn(keys, (index) => [index, 'opportunity']),
    ...cases.flatMap(({ rep = [], buyer }, index) => {
      const unknown = (
        reasons: ReadonlyArray<string>,
        ...path: ReadonlyArray<string>
      ): ReadonlyArray<Issue> =>
        reasons.flatMap((reason, at) =>
          known.has(reason)
            ? []
            : [
                issue('unknown-theme', [index, ...path, at], 'The reason is none that both agreed on.', {
                  expected: themes.slice(0, mostShown).join(', '),
                  received: show(reason),
                }),
              ],
        );
      return [...unknown(rep, 'rep'), ...unknown(buyer?.reasons ?? [], 'buyer', 'reasons')];
    }),
  ];
};
