import {
  type Check,
  check,
  fields,
  issuesOf,
  list,
  oneOf,
  optional,
  text,
  wrong,
} from '../calendar/checks.js';
import { isCurrency } from '../kernel/currency.js';
import { type CurrencySums, currencySums, currencySumsOf } from '../kernel/currency-sums.js';
import { isInstant } from '../kernel/instant.js';
import { type Checked, unlessIssues } from '../kernel/issue.js';
import type { Money } from '../kernel/money.js';
import { type AttributionSum, emptySum } from './attribution-sum.js';
import { type Journey, unknownChannel } from './journey.js';
import { pathCountsOf } from './path-counts.js';

/**
 * Describes how often one path was gone, as a warehouse counts it.
 *
 * @category model
 * @since 0.1.0
 */
export interface CountedPath {
  /** The channels, the first one first; null where it was not recorded. */
  readonly channels: ReadonlyArray<string | null>;
  /** How many journeys along it ended with a conversion. */
  readonly conversions: number;
  /** How many led to nothing. */
  readonly nulls: number;
  /** What its conversions are worth together, in each currency; absent where nobody recorded it. */
  readonly values?: ReadonlyArray<Money>;
}

const instant: Check = /* @__PURE__ */ check('not-an-instant', 'whole epoch milliseconds', (value) =>
  isInstant(value),
);
const count: Check = /* @__PURE__ */ check(
  'not-a-count',
  'a whole number, 0 or more',
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
);
const amount: Check = (value, path) =>
  fields({
    minor: check(
      'not-minor-units',
      'a whole number of minor units, 0 or more',
      (minor) => Number.isSafeInteger(minor) && (minor as number) >= 0,
    ),
    currency: check('not-a-currency', 'three capital letters', (code) => isCurrency(code)),
  })(value, path);
const anyText: Check = /* @__PURE__ */ check('not-text', 'a text', (value) => typeof value === 'string');
const channel: Check = /* @__PURE__ */ check(
  'not-text',
  'a text, or null where the channel is not known',
  (value) => typeof value === 'string' || value === null,
);

const journey: Check = (value, path) =>
  fields({
    subject: fields({ kind: oneOf('lead', 'account'), system: text, id: text }),
    touches: whole(fields({ channel: optional(anyText), at: instant })),
    conversion: optional(
      fields({
        at: instant,
        value: optional(amount),
        opportunity: optional(fields({ system: text, id: text })),
      }),
    ),
  })(value, path);

/** A list whose holes are looked at as well. */
const whole =
  (one: Check): Check =>
  (value, path) =>
    list(one)(Array.isArray(value) ? Array.from(value) : value, path);

/**
 * Reads journeys that were put together elsewhere.
 *
 * @param value - anything
 * @returns the journeys, or every issue with its path
 * @example
 * ```ts
 * import { readJourneys } from 'smarketing/attribution'
 *
 * const read = readJourneys([{ subject: { kind: 'lead', system: 'crm', id: '7' }, touches: [{ at: Number.NaN }] }])
 * const paths = read._tag === 'Left' ? read.left.map(issue => issue.path) : []
 * paths // => [[0, 'touches', 0, 'at']]
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const readJourneys = (value: unknown): Checked<ReadonlyArray<Journey>> =>
  unlessIssues(issuesOf(whole(journey), value), () => value as ReadonlyArray<Journey>);

const path: Check = (value, at) =>
  fields(
    { channels: whole(channel), conversions: count, nulls: count, values: optional(whole(amount)) },
    ({ conversions, values }, place) =>
      conversions === 0 && Array.isArray(values) && values.length > 0
        ? wrong('value-without-conversion', [...place, 'values'], 'no values without a conversion', values)
        : [],
  )(value, at);

/**
 * Reads paths that were counted elsewhere into a sum, which can be joined with others and read.
 *
 * **Gotchas**: counted paths have no times, so time decay says `times-not-known` of them.
 *
 * @param value - anything; `CountedPath` describes what is expected, a path may stand there several times
 * @returns the sum, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const readPaths = (value: unknown): Checked<AttributionSum> =>
  unlessIssues(issuesOf(whole(path), value), () => {
    const paths = value as ReadonlyArray<CountedPath>;
    return {
      ...emptySum,
      paths: pathCountsOf(
        paths
          .filter(({ conversions, nulls }) => conversions + nulls > 0)
          .map(({ channels, conversions, nulls, values = [] }) => ({
            channels: channels.map((name) => (name === null || name.trim() === '' ? unknownChannel : name)),
            conversions,
            nulls,
            values: sumOfAll(values),
          })),
      ),
      withoutValue: paths.reduce(
        (sum, { conversions, values }) => (values === undefined ? sum + conversions : sum),
        0,
      ),
    };
  });

const sumOfAll = (values: ReadonlyArray<Money>): CurrencySums =>
  values.reduce<CurrencySums>((sums, value) => currencySums.concat(sums, currencySumsOf(value)), []);
