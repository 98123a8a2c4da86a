import {
  type Check,
  check,
  fields,
  isBag,
  issuesOf,
  list,
  oneOf,
  optional,
  text,
  wrong,
} from '../../calendar/checks.js';
import type { Origin } from '../../journal/lead-events.js';
import { marketingTouches, proposedLookBack, type TouchRule } from '../../journal/touch-rule.js';
import type { Milliseconds } from '../../kernel/duration.js';
import { type Checked, unlessIssues } from '../../kernel/issue.js';
import { touchRuleForm } from '../../sla/touch-rule-form.js';

/**
 * Describes by what the source of an opportunity is told, where the departments want it otherwise than usual.
 *
 * @category model
 * @since 0.1.0
 */
export interface SourceTerms {
  /** Whose touches count: those of the linked leads, or of all leads of the account too; `lead` when absent. */
  readonly per?: 'lead' | 'account';
  /** How long before the close a touch influences, in milliseconds, 1 or more; `proposedLookBack` when absent. */
  readonly lookBack?: Milliseconds;
  /** Which touches of Marketing count; `marketingTouches` when absent. */
  readonly touch?: TouchRule;
  /** Which touches of Sales count, as for the life of a lead; a person's outbound ones when absent. */
  readonly salesTouch?: TouchRule;
  /** The prospect's activities that count; all but `proposedForeignActs` when absent. */
  readonly activities?: ReadonlyArray<string>;
  /** Who stands behind a lead source or channel, by its name in the company's own words; none when absent. */
  readonly origins?: { readonly [channel: string]: Origin };
  /**
   * The greatest share of opportunities, 0–1, whose source may rest on no evidence before the totals are refused;
   * `proposedUnproven` when absent.
   */
  readonly unprovenAtMost?: number;
}

/**
 * Is 0.2: proposal. Where more than a fifth of the opportunities has no linked lead, or is Marketing's without a logged
 * touch, shares of the whole say more about record keeping than about sources.
 *
 * @category constants
 * @since 0.1.0
 */
export const proposedUnproven: number = 0.2;

/**
 * Describes how sources are told, with every default filled in.
 *
 * @category model
 * @since 0.1.0
 */
export interface Sourcing {
  /** Whose touches count. */
  readonly per: 'lead' | 'account';
  /** How long before the close a touch influences, in milliseconds. */
  readonly lookBack: Milliseconds;
  /** Which touches of Marketing count. */
  readonly touch: TouchRule;
  /** Which touches of Sales count. */
  readonly salesTouch: TouchRule;
  /** The prospect's activities that count; all but `proposedForeignActs` when absent. */
  readonly activities?: ReadonlyArray<string>;
  /** Who stands behind a lead source or channel. */
  readonly origins: { readonly [channel: string]: Origin };
  /** The greatest share of opportunities, 0–1, whose source may rest on no evidence. */
  readonly unprovenAtMost: number;
}

const origin: Check = /* @__PURE__ */ oneOf('marketing', 'sales', 'partner', 'customer', 'product');

const origins: Check = (value, path) =>
  isBag(value)
    ? Object.entries(value).flatMap(([channel, one]) => origin(one, [...path, channel]))
    : wrong('not-an-object', path, 'lead sources and who stands behind them', value);

const share: Check = /* @__PURE__ */ check(
  'not-a-share',
  'a number from 0 to 1',
  (value) => typeof value === 'number' && value >= 0 && value <= 1,
);

const duration: Check = /* @__PURE__ */ check(
  'not-a-duration',
  'a whole number of milliseconds, 1 or more',
  (value) => Number.isSafeInteger(value) && (value as number) >= 1,
);

const termsForm: Check = (value, path) =>
  fields({
    per: optional(oneOf('lead', 'account')),
    lookBack: optional(duration),
    touch: optional(touchRuleForm),
    salesTouch: optional(touchRuleForm),
    activities: optional(list(text)),
    origins: optional(origins),
    unprovenAtMost: optional(share),
  })(value, path);

/**
 * Compiles how the source of opportunities is told.
 *
 * @param terms - what both departments want otherwise than usual
 * @returns the terms with their defaults, or every issue: `not-a-choice`, `not-a-duration`, `not-a-share`, `unknown-key`, …
 * @example
 * ```ts
 * import { compileSourcing } from 'smarketing/metrics/source'
 *
 * compileSourcing({ per: 'account', origins: { 'Partner portal': 'partner' } })._tag // => 'Right'
 * compileSourcing({ unprovenAtMost: 20 })._tag // => 'Left'
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileSourcing = (terms: SourceTerms): Checked<Sourcing> =>
  unlessIssues(issuesOf(termsForm, terms), () => {
    const { activities } = terms;
    return {
      per: terms.per ?? 'lead',
      lookBack: terms.lookBack ?? proposedLookBack,
      touch: { ...(terms.touch ?? marketingTouches), departments: ['marketing'] },
      salesTouch: { ...terms.salesTouch, departments: ['sales'] },
      ...(activities === undefined ? {} : { activities: [...activities] }),
      origins: { ...terms.origins },
      unprovenAtMost: (terms.unprovenAtMost ?? proposedUnproven) + 0,
    };
  });
