import type { Journal } from '../../journal/journal.js';
import { type Instant, isInstant } from '../../kernel/instant.js';
import { type Issue, issue, show } from '../../kernel/issue.js';
import type { ExitKind } from '../../lead/exit-reason.js';
import type { JudgingDefinition } from '../../lead/judging-definition.js';
import type { LeadLife } from '../../lead/lead-life.js';
import type { LifecycleTerms } from '../../lead/lifecycle-terms.js';
import { lookAheadIssues } from './look-ahead.js';

/**
 * Describes what a backtest compares, on which days, and from when it reads the outcomes.
 *
 * @category model
 * @since 0.1.0
 */
export interface BacktestSettings {
  /** The version that the other is compared with, usually the one in force. */
  readonly before: JudgingDefinition;
  /** The version that is tried. */
  readonly after: JudgingDefinition;
  /** How a lead moves. */
  readonly lifecycle: LifecycleTerms;
  /** The moments to look back to, epoch milliseconds, in any order; `pastDays` gives the ends of days. */
  readonly days: ReadonlyArray<Instant>;
  /** The moment from which outcomes are read, epoch milliseconds; no day may be later. */
  readonly asOf: Instant;
  /**
   * What is taken to have been known on a past day. `each-day`: what had reached the journal on that very day, so
   * that what came in late is not used too early. An instant, epoch milliseconds: all that had reached it by then,
   * for a history that was loaded later. It must be said where the journal knows when it learned of events.
   */
  readonly knownAt?: 'each-day' | Instant;
  /** The exits that count as lost; `['lost']` when absent, the customer's own decision. The others stand apart. */
  readonly countsAsLost?: ReadonlyArray<Exclude<ExitKind, 'won'>>;
  /** The exclusions that keep a lead out of every rate, as the agreement has them; every one when absent. */
  readonly exclusions?: ReadonlySet<NonNullable<LeadLife['exclusion']>>;
}

/** Finds what keeps a backtest from saying anything. */
export const backtestIssues = (
  { before, after, days, asOf, knownAt }: BacktestSettings,
  { events }: Journal,
): ReadonlyArray<Issue> => [
  ...(before.definition.definition.gate === after.definition.definition.gate
    ? []
    : [
        issue('different-gates', ['after', 'gate'], 'The two versions guard different gates.', {
          expected: before.definition.definition.gate,
          received: after.definition.definition.gate,
        }),
      ]),
  ...lookAheadIssues('before', before.definition),
  ...lookAheadIssues('after', after.definition),
  ...(days.length === 0 ? [issue('no-days', ['days'], 'There is no day to look back to.')] : []),
  ...days.flatMap((day, index) => momentIssues(['days', index], day, asOf)),
  ...momentIssues(['asOf'], asOf, asOf),
  ...(knownAt === undefined || knownAt === 'each-day' ? [] : instantIssues(['knownAt'], knownAt)),
  ...(knownAt === undefined && events.some(({ receivedAt }) => receivedAt !== undefined)
    ? [
        issue(
          'known-at-missing',
          ['knownAt'],
          'The journal says when it learned of its events, so it has to be said what was known on a past day.',
          { expected: 'each-day, or an instant' },
        ),
      ]
    : []),
];

const instantIssues = (path: Issue['path'], moment: Instant): ReadonlyArray<Issue> =>
  isInstant(moment)
    ? []
    : [
        issue('not-an-instant', path, 'The moment is no instant.', {
          expected: 'whole epoch milliseconds',
          received: show(moment),
        }),
      ];

const momentIssues = (path: Issue['path'], moment: Instant, asOf: Instant): ReadonlyArray<Issue> => [
  ...instantIssues(path, moment),
  ...(moment > asOf
    ? [issue('day-after-as-of', path, 'The day lies after the moment from which outcomes are read.')]
    : []),
];
