import type { RecordKey } from '../journal/subject.js';
import { type Department, departments } from '../kernel/party.js';
import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import type { AssetHistory } from './asset-history.js';
import type { AssetReadiness, ReadinessCheck } from './asset-readiness.js';

/**
 * Describes how far what a department made says what both agreed on.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContentCompliance {
  /** Approved and speaking by the message of now, of all that the department made. */
  readonly compliant: Ratio;
  /** The others, with what each lacks. */
  readonly others: ReadonlyArray<{ readonly key: RecordKey; readonly lacks: ReadonlyArray<ReadinessCheck> }>;
}

/**
 * Reads how far what Sales made itself, and what Marketing made, is approved and says what both agreed on.
 *
 * **Details**: the same measure for both sides. Age is no matter here but where it makes an asset outdated.
 *
 * @param read - reads whether an asset is ready, as `readAssetReadiness` does
 * @returns a function from the histories of assets to the compliance of each department
 * @category readings
 * @since 0.1.0
 */
export const readContentCompliance =
  (read: (history: AssetHistory) => AssetReadiness) =>
  (histories: ReadonlyArray<AssetHistory>): { readonly [Side in Department]: ContentCompliance } => {
    const [sales, marketing] = departments.map((department): ContentCompliance => {
      const own = histories.filter(({ asset }) => asset.madeBy === department).map(read);
      const lacking = own.map(({ key, checks }) => ({
        key,
        lacks: checks.flatMap(({ check, state }) =>
          (check === 'approved' || check === 'current') && state !== 'passed' ? [check] : [],
        ),
      }));
      const others = lacking.filter(({ lacks }) => lacks.length > 0);
      return { compliant: rate(own.length - others.length, own.length), others };
    });
    return { sales: sales as ContentCompliance, marketing: marketing as ContentCompliance };
  };
