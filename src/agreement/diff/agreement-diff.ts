import type { Party } from '../../kernel/party.js';
import type { Agreement } from '../agreement.js';
import { changeWords, isMoney } from './change-words.js';
import { feltOf } from './felt.js';
import { differencesBetween, type Place } from './walk.js';

/**
 * Describes one thing that a new version of an agreement makes different.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreementChange {
  /** Where: keys from the root, and the ids of list members in place of their indexes. */
  readonly path: ReadonlyArray<string>;
  /** Whether something came, went, or became another. */
  readonly change: 'added' | 'removed' | 'changed';
  /** Whether that is harder or easier to keep; `neither` also where it cannot be said. */
  readonly direction: 'stricter' | 'looser' | 'neither';
  /** Who feels it: the party that has to keep it, or both departments. */
  readonly on: Party | 'both';
  /** What was said there; absent for what came. */
  readonly before?: unknown;
  /** What is said there now; absent for what went. */
  readonly after?: unknown;
  /** The change in one English line. */
  readonly text: string;
}

/**
 * Lists what a new version of an agreement changes, and for whom it makes things stricter or looser.
 *
 * **Details**: the order of lists whose members have names plays no part, nor do version numbers and the
 * hashes inside definitions. A former version of a policy or a definition that is kept beside its successor
 * is no change: successor is compared with successor.
 *
 * @param before - the agreement there was
 * @returns a function from the agreement there is now to the changes, in the order of their places; none when
 *   both say the same
 * @example
 * ```ts
 * import { draftAgreement } from 'smarketing/agreement'
 * import { diffAgreements } from 'smarketing/agreement/diff'
 * import { orThrow, parseCivilDate } from 'smarketing/kernel'
 *
 * const settings = { zone: 'UTC', currency: 'EUR', effectiveFrom: orThrow(parseCivilDate('2026-01-01')) }
 * const before = draftAgreement({ ...settings, leadsPerQuarter: 100 })
 * const after = draftAgreement({ ...settings, leadsPerQuarter: 120 })
 * diffAgreements(before)(after).map(({ direction, on, text }) => [direction, on, text])
 * // => [
 * //   ['stricter', 'marketing', 'obligations, marketing, lead-generation, at least: 100 → 120'],
 * //   ['stricter', 'marketing', 'targets, handed over: 100 → 120'],
 * // ]
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const diffAgreements =
  (before: Agreement) =>
  (after: Agreement): ReadonlyArray<AgreementChange> =>
    differencesBetween(isWhole, isSilent)([], before, after).map((difference): AgreementChange => {
      const { place, ...sides } = difference;
      const change = 'before' in sides ? ('after' in sides ? 'changed' : 'removed') : 'added';
      const felt = feltOf(change === 'removed' ? before : after)(difference);
      return { path: place, change, ...felt, ...sides, text: changeWords(difference) };
    });

/** What both sides read as one thing. */
const wholes: ReadonlyArray<RegExp> = [
  /^terms profitable floor$/,
  /^terms qualified-lead definitions \S+ rule$/,
  /^policies \S+ (targets|start|stop|cancel|reopenedBy)$/,
  /^policies \S+ pauses \S+ (from|until)$/,
  /^touch$/,
  /^credit (touch|models)$/,
  /^targetAccounts \S+ accounts \S+$/,
  /^grading$/,
  /^facts \S+$/,
  /^activities \S+$/,
  /^calendars \S+ (weekly|holidays|closures|overrides|versions)$/,
  /^completeness items \S+$/,
];

const isWhole = (place: Place, value: unknown): boolean => {
  if (isMoney(value)) return true;
  const text = place.map((key) => key.replace(/\s/g, '_')).join(' ');
  return wholes.some((whole) => whole.test(text));
};

/** Numbers and hashes that follow from everything else. */
const silent: ReadonlyArray<RegExp> = [
  /^(version|schemaVersion)$/,
  /^terms \S+ version$/,
  /^terms glossary \S+ version$/,
  /^terms qualified-lead definitions \S+ (version|factsHash)$/,
  /^policies \S+ version$/,
];

const isSilent = (place: Place): boolean => {
  const text = place.map((key) => key.replace(/\s/g, '_')).join(' ');
  return silent.some((each) => each.test(text));
};
