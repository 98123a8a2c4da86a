import * as E from 'fp-ts/lib/Either.js';
import { type RecordKey, textOfKey } from '../journal/subject.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import type { Money } from '../kernel/money.js';
import type { Department, Party } from '../kernel/party.js';
import { assetsForm, ofForm } from './document-form.js';

/**
 * Describes one thing made for selling: a brochure, a battlecard, a case study.
 *
 * @category model
 * @since 0.1.0
 */
export interface Asset {
  /** The asset's key, as its events name it. */
  readonly key: RecordKey;
  /** What it is, for example `battlecard`. */
  readonly kind: string;
  /** What people call it. */
  readonly title: string;
  /** The department that made it. */
  readonly madeBy: Department;
  /** Who keeps it current; nobody when absent. */
  readonly owner?: Party;
  /** What it cost to make. */
  readonly cost?: Money;
  /** The role and problem it was made for, as the message map names them. */
  readonly purpose?: { readonly role: string; readonly problem: string };
  /** The research it rests on, by identifier. */
  readonly cites?: ReadonlyArray<string>;
  /** The message map and version that it speaks by. */
  readonly message?: MessageVersion;
  /** How long it is fresh after it was last published, in milliseconds; for ever when absent. */
  readonly freshFor?: Milliseconds;
  /** Who approved it, and when, epoch milliseconds. */
  readonly approved?: { readonly by: ReadonlyArray<Party>; readonly at: Instant };
  /** Where reps find it; nowhere when absent. */
  readonly foundAt?: string;
}

/**
 * Describes one version of a message map.
 *
 * @category model
 * @since 0.1.0
 */
export interface MessageVersion {
  /** The map's identifier. */
  readonly id: string;
  /** The version. */
  readonly version: number;
}

/**
 * Finds what is wrong with a list of assets: one listed twice, a cost below nothing, an approval by nobody, a time
 * that is no duration.
 *
 * @param assets - the assets
 * @returns the issues, by the position of the asset
 * @category checks
 * @since 0.1.0
 */
export const checkAssets = (assets: ReadonlyArray<Asset>): ReadonlyArray<Issue> => {
  const formed = ofForm(assetsForm, assets);
  if (E.isLeft(formed)) return formed.left;
  const keys = assets.map(({ key }) => textOfKey(key));
  return [
    ...duplicatesIn(keys, (index) => [index, 'key']),
    ...assets.flatMap(({ cost, approved, freshFor }, index) => [
      ...(cost !== undefined && cost.minor < 0
        ? [
            issue('negative-amount', [index, 'cost', 'minor'], 'The cost is negative.', {
              expected: 'an amount from 0',
            }),
          ]
        : []),
      ...(freshFor !== undefined && !(Number.isSafeInteger(freshFor) && freshFor >= 0)
        ? [
            issue('not-a-duration', [index, 'freshFor'], 'The time for which it is fresh is no duration.', {
              expected: 'whole milliseconds from 0',
              received: show(freshFor),
            }),
          ]
        : []),
      ...(approved !== undefined && approved.by.length === 0
        ? [
            issue('approved-by-nobody', [index, 'approved', 'by'], 'Nobody approved it.', {
              expected: 'a party',
            }),
          ]
        : []),
    ]),
  ];
};
