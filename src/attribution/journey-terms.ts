import * as E from 'fp-ts/lib/Either.js';
import type { TouchRule } from '../journal/touch-rule.js';
import { day, type Milliseconds } from '../kernel/duration.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import { checkLifecycleTerms, type LifecycleTerms } from '../lead/lifecycle-terms.js';

/**
 * Is 90 days: proposal. How long after its last touch a journey without a conversion counts as one that led to
 * nothing.
 *
 * @category constants
 * @since 0.1.0
 */
export const proposedMaturity: Milliseconds = 90 * day;

/**
 * Describes what makes a journey.
 *
 * @category model
 * @since 0.1.0
 */
export interface JourneyTerms {
  /** How a lead moves, and so what was won. */
  readonly lifecycle: LifecycleTerms;
  /** Whose touches lead to a conversion: those of its lead, or of all leads of its account; `lead` when absent. */
  readonly per?: 'lead' | 'account';
  /** How far back a touch counts, in milliseconds, 1 or more; `proposedLookBack` when absent. */
  readonly lookBack?: Milliseconds;
  /** How long after its last touch a path led to nothing, in milliseconds; `proposedMaturity` when absent. */
  readonly matureAfter?: Milliseconds;
  /** The prospect's activities that count as touches; all when absent. */
  readonly activities?: ReadonlyArray<string>;
  /**
   * What names a touch: the channel it came through, or the programme it belongs to, which touches of the departments lack
   * and are then `unknown`; `channel` when absent.
   */
  readonly channelFrom?: 'channel' | 'programme';
  /** Which touches of the departments count; `marketingTouches` when absent. */
  readonly touch?: TouchRule;
  /** Whether touches after the last conversion make a path that led to nothing; false when absent. */
  readonly nullAfterConversion?: boolean;
}

/**
 * Checks what makes a journey.
 *
 * @param terms - the terms
 * @returns the terms, or every issue
 */
export const checkJourneyTerms = (terms: JourneyTerms): Checked<JourneyTerms> => {
  try {
    const lifecycle = checkLifecycleTerms(terms.lifecycle);
    return unlessIssues(
      [...termIssues(terms), ...(E.isLeft(lifecycle) ? lifecycle.left.map(inLifecycle) : [])],
      () => terms,
    );
  } catch {
    return E.left([issue('unreadable', [], 'The terms cannot be read.', { expected: 'journey terms' })]);
  }
};

const inLifecycle = (found: Issue): Issue => ({ ...found, path: ['lifecycle', ...found.path] });

const termIssues = ({
  per = 'lead',
  channelFrom = 'channel',
  lookBack = 1,
  matureAfter = 0,
}: JourneyTerms): ReadonlyArray<Issue> => [
  ...(per === 'lead' || per === 'account'
    ? []
    : [
        issue('not-a-choice', ['per'], 'Journeys are of leads or of accounts.', {
          expected: 'lead, account',
          received: show(per),
        }),
      ]),
  ...(channelFrom === 'channel' || channelFrom === 'programme'
    ? []
    : [
        issue('not-a-choice', ['channelFrom'], 'A touch is named by its channel or its programme.', {
          expected: 'channel, programme',
          received: show(channelFrom),
        }),
      ]),
  ...durationIssues('lookBack', lookBack, 1),
  ...durationIssues('matureAfter', matureAfter, 0),
];

const durationIssues = (name: string, value: unknown, least: number): ReadonlyArray<Issue> =>
  Number.isSafeInteger(value) && (value as number) >= least
    ? []
    : [
        issue('not-a-duration', [name], 'The time is not one that can be waited for.', {
          expected: `a whole number of milliseconds, ${least} or more`,
          received: show(value),
        }),
      ];
