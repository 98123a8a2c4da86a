import type { LeadStage } from '../journal/lead-events.js';
import type { TouchRule } from '../journal/touch-rule.js';
import { day, type Milliseconds } from '../kernel/duration.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import { isParty } from '../kernel/party.js';
import { type ExitReasons, presetExitReasons } from './exit-reason.js';
import { isLeadStage } from './lead-stage.js';

/**
 * Names what makes Sales' acceptance of a lead: an event of its own, the first touch, or nothing, in which
 * case acceptance is not measured.
 *
 * @category model
 * @since 0.1.0
 */
export type AcceptanceMode = 'explicit' | 'first-touch' | 'none';

/**
 * Describes a stage in the company's own words.
 *
 * @category model
 * @since 0.1.0
 */
export interface CustomStage {
  /** The furthest of the library's own stages that a lead in this stage has reached. */
  readonly reached: Exclude<LeadStage, 'won' | 'lost'>;
  /** How people call it; the stage's name when absent. */
  readonly label?: string;
}

/**
 * Describes what the departments agreed about a lead's way from first interest to its end.
 *
 * @category model
 * @since 0.1.0
 */
export interface LifecycleTerms {
  /** What makes acceptance. */
  readonly acceptance: AcceptanceMode;
  /** Every agreed reason of an exit; `presetExitReasons` when absent. */
  readonly exitReasons?: ExitReasons;
  /** The company's own stages by name; none when absent. */
  readonly customStages?: { readonly [stage: string]: CustomStage };
  /** How many attempts make a lead `unresponsive`, 1 or more; `presetUnresponsiveAttempts` when absent. */
  readonly unresponsiveAttempts?: number;
  /** What counts as a touch, where it differs from the usual: what a person of Sales does for this one lead. */
  readonly touch?: TouchRule;
  /** How late a touch may be recorded, in milliseconds, before it is listed; `proposedTouchDelay` when absent. */
  readonly backdatedAfter?: Milliseconds;
  /**
   * For how long after a sale or a loss a stage that is recorded still belongs to the pass that ended, in
   * milliseconds; `proposedBelatedWithin` when absent. Later it starts a new one.
   */
  readonly belatedWithin?: Milliseconds;
}

/**
 * Gives 6 attempts: preset from the Lead Response Management study of 2007.
 *
 * @see https://www.scribd.com/document/16586416 Lead Response Management study, 2007
 * @category presets
 * @since 0.1.0
 */
export const presetUnresponsiveAttempts: number = 6;

/**
 * Gives 24 hours in milliseconds: a proposal for how late a touch may be recorded.
 *
 * @category presets
 * @since 0.1.0
 */
export const proposedTouchDelay: Milliseconds = day;

/**
 * Gives 7 days in milliseconds: a proposal for how long people take to bring the records of a closed deal up to date.
 *
 * @category presets
 * @since 0.1.0
 */
export const proposedBelatedWithin: Milliseconds = 7 * day;

/**
 * Describes the terms with every default filled in.
 *
 * @category model
 * @since 0.1.0
 */
export type CompleteLifecycleTerms = Required<LifecycleTerms>;

/**
 * Returns the terms with every absent one replaced by its default.
 *
 * @param terms - what the agreement says
 * @returns terms without absent parts
 * @category conversions
 * @since 0.1.0
 */
export const completeTerms = (terms: LifecycleTerms): CompleteLifecycleTerms => ({
  acceptance: terms.acceptance,
  exitReasons: terms.exitReasons ?? presetExitReasons,
  customStages: terms.customStages ?? {},
  unresponsiveAttempts: terms.unresponsiveAttempts ?? presetUnresponsiveAttempts,
  touch: terms.touch ?? {},
  backdatedAfter: terms.backdatedAfter ?? proposedTouchDelay,
  belatedWithin: terms.belatedWithin ?? proposedBelatedWithin,
});

/**
 * Checks terms for what would make their readings meaningless.
 *
 * @param terms - what the agreement says, of the right shape already
 * @returns the terms, or issues `empty-name`, `reserved-stage`, `unknown-stage`, `exit-missing`, `not-a-party`,
 * `not-a-count` and `not-a-duration`
 * @category constructors
 * @since 0.1.0
 */
export const checkLifecycleTerms = (terms: LifecycleTerms): Checked<LifecycleTerms> => {
  const issues: Array<Issue> = [
    ...Object.entries(terms.customStages ?? {}).flatMap(([name, stage]) => stageIssues(name, stage)),
    ...reasonIssues(terms.exitReasons ?? {}),
  ];
  const { unresponsiveAttempts: attempts } = terms;
  if (attempts !== undefined && !(Number.isSafeInteger(attempts) && attempts >= 1)) {
    issues.push(
      issue(
        'not-a-count',
        ['unresponsiveAttempts'],
        'The number of attempts is not a whole number of 1 or more.',
        {
          received: show(attempts),
        },
      ),
    );
  }
  issues.push(...delayIssues('backdatedAfter', terms), ...delayIssues('belatedWithin', terms));
  return unlessIssues(issues, () => terms);
};

const delayIssues = (
  key: 'backdatedAfter' | 'belatedWithin',
  { [key]: delay }: LifecycleTerms,
): ReadonlyArray<Issue> =>
  delay === undefined || (Number.isSafeInteger(delay) && delay >= 0)
    ? []
    : [
        issue('not-a-duration', [key], 'The time is not a whole number of milliseconds.', {
          received: show(delay),
        }),
      ];

const stageIssues = (name: string, { reached }: CustomStage): ReadonlyArray<Issue> => {
  const path = ['customStages', name];
  const found: Array<Issue> = [];
  if (name.trim() === '') found.push(issue('empty-name', path, 'The custom stage has no name.'));
  if (isLeadStage(name) || ['rejected', 'disqualified', 'recycled'].includes(name)) {
    found.push(
      issue('reserved-stage', path, 'The custom stage has the name of a stage or an exit of the library.'),
    );
  }
  if (!isLeadStage(reached) || reached === ('won' as string) || reached === ('lost' as string)) {
    found.push(
      issue(
        'unknown-stage',
        [...path, 'reached'],
        'The custom stage stands at no open stage of the library.',
        {
          received: show(reached),
        },
      ),
    );
  }
  return found;
};

const reasonIssues = (reasons: ExitReasons): ReadonlyArray<Issue> =>
  Object.entries(reasons).flatMap(([name, rule]) => {
    const path = ['exitReasons', name];
    const found: Array<Issue> = [];
    if (name.trim() === '') found.push(issue('empty-name', path, 'The reason has no name.'));
    if (rule.exits.length === 0) {
      found.push(issue('exit-missing', [...path, 'exits'], 'The reason may be given for no exit.'));
    }
    if (!isParty(rule.accountable)) {
      found.push(
        issue('not-a-party', [...path, 'accountable'], 'The accountable party is not a party.', {
          received: show(rule.accountable),
        }),
      );
    }
    return found;
  });
