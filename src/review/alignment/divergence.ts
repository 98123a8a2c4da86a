import type { Agreement } from '../../agreement/agreement.js';
import type { DepartmentMeasures } from '../../agreement/department-measures.js';
import type { Milliseconds } from '../../kernel/duration.js';
import { byCodeUnit } from '../../kernel/order.js';
import { type Department, departments } from '../../kernel/party.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';

/**
 * Describes how far the departments diverge in what they are measured by, how far they look ahead, and what they mean.
 *
 * @category model
 * @since 0.1.0
 */
export interface Divergence {
  /** Metrics that both are measured by, of all that either is (Jaccard); empty until both have said. */
  readonly sharedMetrics: Ratio;
  /** Those metrics, sorted. */
  readonly shared: ReadonlyArray<string>;
  /** The metrics of one side alone, sorted. */
  readonly alone: { readonly [Side in Department]: ReadonlyArray<string> };
  /**
   * How much of the pay depends on shared metrics on both sides: the sum of the smaller shares of pay over the sum of the
   * larger (Ruzicka); empty unless both say of every metric how much pay depends on it.
   */
  readonly sharedPay: Ratio;
  /** Both horizons in milliseconds, and the shorter as a share of the longer; empty until both have said. */
  readonly horizons: { readonly [Side in Department]?: Milliseconds } & { readonly shared: Ratio };
  /** How far the longer horizon reaches beyond the shorter, in milliseconds; absent until both have said. */
  readonly horizonGap?: Milliseconds;
  /** Terms that both work with in one version, of those whose version both have said. */
  readonly termsInUse: Ratio;
  /** Each term whose version either has said, sorted. */
  readonly terms: ReadonlyArray<TermInUse>;
  /** Who has not said what. */
  readonly unsaid: ReadonlyArray<{
    readonly owner: Department;
    readonly what: 'metrics' | 'horizon' | 'terms';
  }>;
}

/**
 * Describes in which version each department works with a term.
 *
 * @category model
 * @since 0.1.0
 */
export interface TermInUse {
  /** The term's identifier. */
  readonly term: string;
  /** The version each works with; absent where it has not said. */
  readonly versions: { readonly [Side in Department]?: number };
  /** `same`, `different`, or `unsaid` while one of them has not said. */
  readonly state: 'same' | 'different' | 'unsaid';
}

/**
 * Reads how far the departments diverge, from what each has said of itself in the agreement.
 *
 * @param agreement - the agreement
 * @returns the divergence
 * @example
 * ```ts
 * import { day } from 'smarketing/kernel'
 * import { divergenceOf } from 'smarketing/review/alignment'
 *
 * const { sharedMetrics, shared, horizons } = divergenceOf({ measuredBy: {
 *   sales: { metrics: [{ id: 'revenue' }, { id: 'margin' }], horizon: 90 * day },
 *   marketing: { metrics: [{ id: 'revenue' }, { id: 'leads' }], horizon: 360 * day },
 * } })
 * shared // => ['revenue']
 * sharedMetrics // => { numerator: 1, denominator: 3, value: 1 / 3 }
 * horizons.shared.value // => 0.25
 * ```
 * @category readings
 * @since 0.1.0
 */
export const divergenceOf = ({ measuredBy = {} }: Pick<Agreement, 'measuredBy'>): Divergence => {
  const { sales, marketing } = measuredBy;
  const [ofSales, ofMarketing] = [namesOf(sales), namesOf(marketing)];
  const shared = ofSales.filter((id) => ofMarketing.includes(id));
  const bothSaid = ofSales.length > 0 && ofMarketing.length > 0;
  const terms = termsOf(sales, marketing);
  const said = terms.filter(({ state }) => state !== 'unsaid');
  const [short, long] = [sales?.horizon, marketing?.horizon].sort((one, other) => (one ?? 0) - (other ?? 0));
  return {
    sharedMetrics: bothSaid ? ratio(shared.length, new Set([...ofSales, ...ofMarketing]).size) : ratio(0, 0),
    shared,
    alone: {
      sales: ofSales.filter((id) => !shared.includes(id)),
      marketing: ofMarketing.filter((id) => !shared.includes(id)),
    },
    sharedPay: sharedPay(sales, marketing),
    horizons: {
      ...(sales?.horizon === undefined ? {} : { sales: sales.horizon }),
      ...(marketing?.horizon === undefined ? {} : { marketing: marketing.horizon }),
      shared: short === undefined || long === undefined ? ratio(0, 0) : ratio(short, long),
    },
    ...(short === undefined || long === undefined ? {} : { horizonGap: long - short }),
    termsInUse: ratio(said.filter(({ state }) => state === 'same').length, said.length),
    terms,
    unsaid: departments.flatMap((owner) => unsaidBy(owner, measuredBy[owner])),
  };
};

const namesOf = (measures: DepartmentMeasures | undefined): ReadonlyArray<string> =>
  (measures?.metrics ?? []).map(({ id }) => id).sort(byCodeUnit);

const unsaidBy = (owner: Department, measures: DepartmentMeasures | undefined): Divergence['unsaid'] => [
  ...(namesOf(measures).length === 0 ? [{ owner, what: 'metrics' } as const] : []),
  ...(measures?.horizon === undefined ? [{ owner, what: 'horizon' } as const] : []),
  ...(measures?.terms === undefined ? [{ owner, what: 'terms' } as const] : []),
];

const termsOf = (
  sales: DepartmentMeasures | undefined,
  marketing: DepartmentMeasures | undefined,
): ReadonlyArray<TermInUse> => {
  const [ofSales, ofMarketing] = [
    new Map(Object.entries(sales?.terms ?? {})),
    new Map(Object.entries(marketing?.terms ?? {})),
  ];
  return [...new Set([...ofSales.keys(), ...ofMarketing.keys()])].sort(byCodeUnit).map((term) => {
    const [first, second] = [ofSales.get(term), ofMarketing.get(term)];
    return {
      term,
      versions: {
        ...(first === undefined ? {} : { sales: first }),
        ...(second === undefined ? {} : { marketing: second }),
      },
      state: first === undefined || second === undefined ? 'unsaid' : first === second ? 'same' : 'different',
    };
  });
};

const sharedPay = (
  sales: DepartmentMeasures | undefined,
  marketing: DepartmentMeasures | undefined,
): Ratio => {
  const metrics = [...(sales?.metrics ?? []), ...(marketing?.metrics ?? [])];
  const isSaid =
    sales !== undefined && marketing !== undefined && metrics.every((one) => one.shareOfPay !== undefined);
  if (!isSaid) return ratio(0, 0);
  const [ofSales, ofMarketing] = [payOf(sales), payOf(marketing)];
  const sumBy = (choose: (first: number, second: number) => number): number =>
    [...new Set([...ofSales.keys(), ...ofMarketing.keys()])]
      .sort(byCodeUnit)
      .reduce((sum, id) => sum + choose(ofSales.get(id) ?? 0, ofMarketing.get(id) ?? 0), 0);
  return ratio(sumBy(Math.min), sumBy(Math.max));
};

const payOf = ({ metrics }: DepartmentMeasures): ReadonlyMap<string, number> =>
  new Map(metrics.map(({ id, shareOfPay = 0 }) => [id, shareOfPay]));
