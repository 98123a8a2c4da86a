import { partyDepartments } from '../../agreement/party-departments.js';
import type { Issue } from '../../kernel/issue.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import { type AssetHistories, assetHistories } from '../../message/asset-history.js';
import { type AssetUseReading, readAssetUse, type UnusedAsset } from '../../message/asset-use.js';
import { publishedAssets } from '../../message/published-assets.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes how far what was made for selling is used with customers, as the journal alone can tell.
 *
 * @category model
 * @since 0.1.0
 */
export interface AssetsReview extends Omit<AssetUseReading, 'unused'> {
  /** The unused ones, the dearest first within a currency; what may be the cause takes a list of assets to say. */
  readonly unused: ReadonlyArray<Omit<UnusedAsset, 'causes'>>;
  /** How useful those who sell find what they rated: the sum of ratings over the most there could be. */
  readonly useful: Ratio;
  /** How pertinent they find it, likewise. */
  readonly pertinent: Ratio;
  /** How many assets anybody who sells has rated. */
  readonly rated: number;
  /** How many events are about assets whose publication nobody recorded; they count nowhere else. */
  readonly unpublished: number;
}

/**
 * Reads how far assets are used: with customers, since views are no use; new ones have their days of grace.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @returns the reading under `assets`, or nothing where nobody records publication and use
 * @category readings
 * @since 0.1.0
 */
export const reviewAssets = (
  subjects: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): { readonly assets?: AssetsReview } => {
  if (!hasEvidence(readiness, 'assets')) return {};
  const { histories, issues, unlisted } = recordedAssets(subjects);
  const { unused, ...use } = readAssetUse(subjects.viewpoint.asOf)(histories);
  const given = histories.flatMap(({ ratings }) => ratings);
  const sum = (ratings: ReadonlyArray<number>): Ratio =>
    ratio(
      ratings.reduce((total, one) => total + one, 0),
      mostOfRating * ratings.length,
    );
  return {
    assets: {
      ...use,
      unused: unused.map(({ causes: _, ...asset }) => asset),
      useful: sum(given.flatMap(({ useful }) => useful ?? [])),
      pertinent: sum(given.flatMap(({ pertinent }) => pertinent ?? [])),
      rated: histories.filter(({ ratings }) => ratings.length > 0).length,
      unpublished: unlisted,
      issues: [...use.issues, ...issues] satisfies ReadonlyArray<Issue>,
    },
  };
};

/**
 * Gathers what became of each asset whose publication the journal records.
 *
 * @internal
 */
export const recordedAssets = ({
  agreement,
  view,
  viewpoint: { asOf },
}: Pick<ReviewSubjects, 'agreement' | 'view' | 'viewpoint'>): AssetHistories => {
  const belongs = partyDepartments(agreement.agreement);
  return assetHistories(publishedAssets(asOf, belongs)(view.others), asOf, belongs)(view.others);
};

/** The end of the scale on which assets are rated. */
const mostOfRating = 5;
