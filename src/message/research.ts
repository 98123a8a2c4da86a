import * as E from 'fp-ts/lib/Either.js';
import { type RecordKey, textOfKey } from '../journal/subject.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import { type Money, sumMoney } from '../kernel/money.js';
import type { Party } from '../kernel/party.js';
import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import type { AssetHistory } from './asset-history.js';
import { ofForm, researchForm } from './document-form.js';

/**
 * Describes a piece of research that assets rest on: a study, interviews, an analysis.
 *
 * @category model
 * @since 0.1.0
 */
export interface Research {
  /** The identifier that assets cite. */
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  /** Who keeps it. */
  readonly owner: Party;
  /** When it was done, epoch milliseconds. */
  readonly doneAt: Instant;
  /** What it cost. */
  readonly cost?: Money;
  /** How long it can be relied on, in milliseconds; for ever when absent. */
  readonly freshFor?: Milliseconds;
}

/**
 * Describes what became of one piece of research.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReadResearch {
  /** The research. */
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  /** Who keeps it. */
  readonly owner: Party;
  /** `used` a customer saw an asset that rests on it; `cited` assets rest on it, and none was used; `unused` none does. */
  readonly state: 'used' | 'cited' | 'unused';
  /** Whether it is too old to rely on. */
  readonly outdated: boolean;
  /** The assets that rest on it, by key. */
  readonly assets: ReadonlyArray<RecordKey>;
  /** What it cost and the assets that rest on it cost, an amount for each currency: the whole of what hangs on it. */
  readonly rolledUp: ReadonlyArray<Money>;
}

/**
 * Describes how far research comes to a customer's eyes.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResearchReading {
  /** Each piece of research, in the order of the list. */
  readonly research: ReadonlyArray<ReadResearch>;
  /** Research that a customer saw an asset of, of all. */
  readonly used: Ratio;
  /** What the research cost whose assets no customer ever saw, an amount for each currency. */
  readonly unusedCost: ReadonlyArray<Money>;
  /** Assets that rest on research, of all. */
  readonly grounded: Ratio;
  /** Assets that rest on none, by key, with who can mend it. */
  readonly groundless: ReadonlyArray<{ readonly key: RecordKey; readonly owner: Party }>;
  /** Assets that rest on research which is too old, by key, with the research. */
  readonly onOutdated: ReadonlyArray<{ readonly key: RecordKey; readonly research: string }>;
  /** Research that assets cite and nobody lists, research listed twice, and amounts that cannot be added. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Finds what is wrong with a list of research: one listed twice, a cost below nothing, or no list of research at all.
 *
 * @param research - the list
 * @returns the issues, by the position of the research
 * @category checks
 * @since 0.1.0
 */
export const checkResearch = (research: ReadonlyArray<Research>): ReadonlyArray<Issue> => {
  const formed = ofForm(researchForm, research);
  if (E.isLeft(formed)) return formed.left;
  return [
    ...duplicatesIn(
      research.map(({ id }) => id),
      (index) => [index, 'id'],
    ),
    ...research.flatMap(({ cost }, index) =>
      cost !== undefined && cost.minor < 0
        ? [
            issue('negative-amount', [index, 'cost', 'minor'], 'The cost is negative.', {
              expected: 'an amount from 0',
              received: show(cost.minor),
            }),
          ]
        : [],
    ),
  ];
};

/**
 * Reads what became of research: which assets rest on it, whether a customer ever saw one, and what hangs on it.
 *
 * **Details**: the cost of an asset that rests on two pieces of research stands with both, so rolled-up costs are never
 * added to each other. Of two with one identifier the first counts.
 *
 * @param research - the research, as listed
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from the histories of assets to the reading
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { assetHistories, readResearch } from 'smarketing/message'
 *
 * const at = (text: string) => orThrow(parseInstant(text))
 * const asOf = at('2026-06-01T09:00:00Z')
 * const { histories } = assetHistories([{
 *   key: { system: 'library', id: 'b7' }, kind: 'brochure', title: 'Less downtime', madeBy: 'marketing',
 *   cost: { minor: 500_000, currency: 'USD' }, cites: ['plant-study'],
 * }], asOf)([])
 * const { research } = readResearch([{
 *   id: 'plant-study', title: 'Two plants', owner: 'marketing', doneAt: at('2025-10-01T00:00:00Z'),
 *   cost: { minor: 4_000_000, currency: 'USD' },
 * }], asOf)(histories)
 * research[0]?.state // => 'cited'
 * research[0]?.rolledUp // => [{ currency: 'USD', minor: 4500000 }]
 * ```
 * @category readings
 * @since 0.1.0
 */
export const readResearch =
  (research: ReadonlyArray<Research>, asOf: Instant) =>
  (histories: ReadonlyArray<AssetHistory>): ResearchReading => {
    const known = new Map<string, Research>();
    for (const one of research) if (!known.has(one.id)) known.set(one.id, one);
    const citing = new Map<string, Array<AssetHistory>>([...known.keys()].map((id) => [id, []]));
    const issues: Array<Issue> = [
      ...duplicatesIn(
        research.map(({ id }) => id),
        (index) => [index, 'id'],
      ),
    ];
    for (const history of histories) {
      for (const id of new Set(history.asset.cites ?? [])) {
        const group = citing.get(id);
        if (group !== undefined) group.push(history);
        else {
          issues.push(
            issue(
              'unknown-research',
              [textOfKey(history.asset.key), 'cites'],
              'The asset rests on research that nobody lists.',
              { received: show(id) },
            ),
          );
        }
      }
    }
    const add = (amounts: ReadonlyArray<Money>): ReadonlyArray<Money> => {
      const sums = sumMoney(amounts);
      if (E.isRight(sums)) return sums.right;
      for (const found of sums.left) issues.push(found);
      return [];
    };
    const isOutdated = ({ doneAt, freshFor }: Research): boolean =>
      freshFor !== undefined && asOf - doneAt > freshFor;
    const read = [...known.values()].map((one): ReadResearch => {
      const assets = citing.get(one.id) ?? [];
      return {
        id: one.id,
        title: one.title,
        owner: one.owner,
        state: assets.some(({ uses }) => uses > 0) ? 'used' : assets.length > 0 ? 'cited' : 'unused',
        outdated: isOutdated(one),
        assets: assets.map(({ asset }) => asset.key),
        rolledUp: add([one.cost ?? [], ...assets.map(({ asset }) => asset.cost ?? [])].flat()),
      };
    });
    const groundless = histories.filter(({ asset: { cites = [] } }) => !cites.some((id) => known.has(id)));
    const used = read.filter(({ state }) => state === 'used').length;
    return {
      research: read,
      used: rate(used, read.length),
      unusedCost: add(read.flatMap(({ id, state }) => (state === 'used' ? [] : (known.get(id)?.cost ?? [])))),
      grounded: rate(histories.length - groundless.length, histories.length),
      groundless: groundless.map(({ asset: { key, owner, madeBy } }) => ({ key, owner: owner ?? madeBy })),
      onOutdated: histories.flatMap(({ asset: { key, cites = [] } }) =>
        [...new Set(cites)].flatMap((id) => {
          const one = known.get(id);
          return one !== undefined && isOutdated(one) ? [{ key, research: id }] : [];
        }),
      ),
      issues,
    };
  };
