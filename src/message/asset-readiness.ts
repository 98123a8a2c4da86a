import type { RecordKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import type { Party } from '../kernel/party.js';
import { type Ratio, ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import type { AssetHistory } from './asset-history.js';
import type { CompiledMessageMap } from './message-map.js';

/**
 * Names what makes an asset ready to sell with: it covers a need of the message map, is approved, current, can be found,
 * and is trusted by those who sell.
 *
 * @category model
 * @since 0.1.0
 */
export type ReadinessCheck = 'covers-need' | 'approved' | 'current' | 'findable' | 'trusted';

/**
 * Describes what came of one check of an asset.
 *
 * @category model
 * @since 0.1.0
 */
export interface CheckedAsset {
  /** The check. */
  readonly check: ReadinessCheck;
  /** `not-recorded` when nobody can say. */
  readonly state: 'passed' | 'failed' | 'not-recorded';
  /** What was found, in one sentence. */
  readonly text: string;
}

/**
 * Describes whether an asset is ready to sell with.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetReadiness {
  /** The asset. */
  readonly key: RecordKey;
  /** What people call it. */
  readonly title: string;
  /** True when every check is passed. */
  readonly ready: boolean;
  /** Every check. */
  readonly checks: ReadonlyArray<CheckedAsset>;
  /** How useful those who sell find it: the sum of ratings over the most there could be; empty when nobody rated. */
  readonly useful: Ratio;
  /** How pertinent they find it, likewise. */
  readonly pertinent: Ratio;
  /** Who can mend it: its owner, else the department that made it. */
  readonly owner: Party;
}

/**
 * Describes by what assets are judged.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReadinessTerms {
  /** The message map that reps speak by now. */
  readonly map: CompiledMessageMap;
  /** The least mean of usefulness, 1–5, that counts as trust; 3.5 is a proposal. */
  readonly trustedFrom?: number;
  /** How many ratings a mean takes; 3 is a proposal. */
  readonly leastRatings?: number;
}

/**
 * Reads whether assets are ready to sell with.
 *
 * **Details**: an asset is current when it speaks by the version of the map that reps speak by, and is fresh. An asset that
 * too few have rated is neither trusted nor distrusted.
 *
 * @param terms - the message map, and what counts as trust
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from the history of an asset to the reading
 * @category readings
 * @since 0.1.0
 */
export const readAssetReadiness =
  (terms: ReadinessTerms, asOf: Instant) =>
  (history: AssetHistory): AssetReadiness => {
    const { asset, ratings } = history;
    const useful = ratings.flatMap((rating) => rating.useful ?? []);
    const checks = [
      coversNeed(terms, history),
      approved(history, asOf),
      current(terms, history, asOf),
      findable(history),
      trusted(terms, useful),
    ];
    return {
      key: asset.key,
      title: asset.title,
      ready: checks.every(({ state }) => state === 'passed'),
      checks,
      useful: ofMost(useful),
      pertinent: ofMost(ratings.flatMap((rating) => rating.pertinent ?? [])),
      owner: asset.owner ?? asset.madeBy,
    };
  };

/**
 * Returns the share of assets that are ready to sell with.
 *
 * @param readings - the readings of assets
 * @returns the ready ones, of all
 * @category readings
 * @since 0.1.0
 */
export const readyShare = (readings: ReadonlyArray<AssetReadiness>): Ratio =>
  rate(readings.filter(({ ready }) => ready).length, readings.length);

const ofMost = (ratings: ReadonlyArray<number>): Ratio =>
  ratio(
    ratings.reduce((sum, one) => sum + one, 0),
    5 * ratings.length,
  );

const coversNeed = ({ map: { byRole } }: ReadinessTerms, { asset }: AssetHistory): CheckedAsset => {
  const { purpose } = asset;
  if (purpose === undefined) return checked('covers-need', false, 'Nobody says which need it is for.');
  return byRole.get(purpose.role)?.has(purpose.problem) === true
    ? checked('covers-need', true, `It is for ${purpose.role} with ${purpose.problem}.`)
    : checked('covers-need', false, `The map has no message for ${purpose.role} with ${purpose.problem}.`);
};

const approved = ({ asset }: AssetHistory, asOf: Instant): CheckedAsset =>
  asset.approved !== undefined && asset.approved.by.length > 0 && asset.approved.at <= asOf
    ? checked('approved', true, `Approved by ${asset.approved.by.join(' and ')}.`)
    : checked('approved', false, 'Nobody approved it.');

const current = (
  { map: { map } }: ReadinessTerms,
  { asset, renewedAt }: AssetHistory,
  asOf: Instant,
): CheckedAsset => {
  const { message, freshFor } = asset;
  if (message === undefined) return checked('current', null, 'Nobody says which message it speaks by.');
  if (message.id !== map.id || message.version !== map.version) {
    return checked(
      'current',
      false,
      `It speaks by ${message.id} ${message.version}; reps speak by ${map.id} ${map.version}.`,
    );
  }
  if (freshFor === undefined) return checked('current', true, 'It speaks by the message of now.');
  if (renewedAt === undefined) return checked('current', null, 'Nobody recorded when it was published.');
  return asOf - renewedAt <= freshFor
    ? checked('current', true, 'It speaks by the message of now, and is fresh.')
    : checked('current', false, 'It was not renewed in time.');
};

const findable = ({ asset: { foundAt }, uses, views }: AssetHistory): CheckedAsset => {
  if (foundAt !== undefined) return checked('findable', true, `It is found at ${foundAt}.`);
  return uses + views > 0
    ? checked('findable', null, 'Somebody found it, and nobody recorded where.')
    : checked('findable', false, 'Nobody says where it is found.');
};

const trusted = (
  { trustedFrom = 3.5, leastRatings = 3 }: ReadinessTerms,
  useful: ReadonlyArray<number>,
): CheckedAsset => {
  if (useful.length < leastRatings || useful.length === 0) {
    return checked('trusted', null, `${useful.length} rated it; ${leastRatings} are the least.`);
  }
  const sum = useful.reduce((total, one) => total + one, 0);
  const words = `${useful.length} who sell give it ${sum} of ${5 * useful.length} points for usefulness.`;
  return checked('trusted', sum >= trustedFrom * useful.length, words);
};

const checked = (check: ReadinessCheck, passed: boolean | null, text: string): CheckedAsset => ({
  check,
  state: passed === null ? 'not-recorded' : passed ? 'passed' : 'failed',
  text,
});
