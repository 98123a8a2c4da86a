import {
  type Bag,
  type Check,
  check,
  fields,
  isBag,
  list,
  optional,
  text,
  whole,
  wrong,
} from '../../calendar/checks.js';
import { nearestName } from '../../calendar/nearest-name.js';
import { isCurrency } from '../../kernel/currency.js';
import type { Issue } from '../../kernel/issue.js';
import { unreadable } from '../../kernel/unreadable.js';
import type { CompiledPortfolio } from '../compile-portfolio.js';
import { isAmount } from '../people.js';

/** The longest list that is looked into. */
const mostEntries = 500;

/**
 * Finds everything that is wrong with a brief, by itself and against its portfolio.
 *
 * @param portfolio - the portfolio that it chooses from
 * @returns a function from anything to every issue with its path
 * @internal
 */
export const briefIssues =
  (portfolio: CompiledPortfolio) =>
  (value: unknown): ReadonlyArray<Issue> => {
    try {
      return brief(portfolio)(value, []);
    } catch {
      return [unreadable()];
    }
  };

/** Looks at each entry once, holes included, and refuses a second one with the same key. */
const entries =
  (one: Check, key?: string): Check =>
  (value, path) => {
    if (Array.isArray(value) && value.length > mostEntries) {
      return wrong('too-large', path, `at most ${mostEntries} entries`, value);
    }
    const seen = new Set<unknown>();
    return list(one, (items, at) =>
      key === undefined
        ? []
        : items.flatMap((item, index) =>
            typeof item[key] === 'string' && seen.size === seen.add(item[key]).size
              ? wrong('duplicate', [...at, index, key], 'each once', item[key])
              : [],
          ),
    )(Array.isArray(value) ? Array.from(value) : value, path);
  };

/** A name that has to be known. */
const known =
  (code: string, names: ReadonlyArray<string>): Check =>
  (value, path) =>
    typeof value === 'string' && names.includes(value)
      ? []
      : wrong(
          code,
          path,
          (typeof value === 'string' ? nearestName(names)(value) : undefined) ?? 'one of the portfolio',
          value,
        );

const within = (expected: string, holds: (value: number) => boolean): Check =>
  check('out-of-range', expected, (value) => isAmount(value) && !Object.is(value, -0) && holds(value));

const share: Check = /* @__PURE__ */ within('a share from 0 to 1', (value) => value <= 1);
const count: Check = /* @__PURE__ */ whole(0, 1_000_000_000_000);
const several: Check = /* @__PURE__ */ whole(1, 1_000_000_000_000);

const money =
  (currency: string): Check =>
  (value, path) =>
    isBag(value)
      ? fields({
          minor: check(
            'negative-amount',
            'whole minor units, 0 or more',
            (minor) => isAmount(minor) && Number.isSafeInteger(minor) && minor <= 2 ** 46,
          ),
          currency: check(
            'wrong-currency',
            currency,
            (written) => isCurrency(written) && written === currency,
          ),
        })(value, path)
      : wrong('not-money', path, 'minor units and a currency', value);

/** Weights are parts of a whole: what they sum to is checked once each is a share. */
const sumToOne = (items: ReadonlyArray<Bag>, path: Issue['path']): ReadonlyArray<Issue> => {
  const weights = items.map(({ weight }) => weight);
  if (!weights.every((weight) => isAmount(weight) && weight <= 1)) return [];
  const sum = (weights as ReadonlyArray<number>).reduce((total, weight) => total + weight, 0);
  return Math.abs(sum - 1) <= 1e-9 ? [] : wrong('weights-do-not-sum', path, 'weights that sum to 1', sum);
};

const weights =
  (segment: Check): Check =>
  (value, path) => [
    ...entries(fields({ segment, weight: share }), 'segment')(value, path),
    ...(Array.isArray(value) ? sumToOne(Array.from(value).filter(isBag), path) : []),
  ];

const brief = ({ portfolio, services }: CompiledPortfolio): Check => {
  const ids = services.map(({ service }) => service.id);
  const reaching = services.flatMap(({ service }) => (service.reach === undefined ? [] : [service.id]));
  const service = known('unknown-service', ids);
  const segment = known(
    'unknown-segment',
    (portfolio.segments ?? []).map(({ id }) => id),
  );
  const resource = known(
    'unknown-resource',
    (portfolio.resources ?? []).map(({ id }) => id),
  );
  const amount = money(portfolio.currency);
  const capacities = { handlingCapacity: optional(count), touchCapacity: optional(count) };
  const kinds: Readonly<Record<string, Check>> = {
    'served-responders': fields({ kind: text, ...capacities }),
    'net-reach': fields({ kind: text, weights: optional(weights(segment)) }),
    'qualified-leads': fields({
      kind: text,
      share,
      shares: optional(entries(fields({ service, share }), 'service')),
      ...capacities,
    }),
    value: fields({ kind: text, values: entries(fields({ service, perUnit: amount }), 'service') }),
  };
  const expectations: Readonly<Record<string, Check>> = {
    units: fields({ id: text, kind: text, service, atLeast: several }),
    artefact: fields({ id: text, kind: text, artefact: text }),
  };
  const oneOfKinds =
    (of: Readonly<Record<string, Check>>): Check =>
    (value, path) =>
      isBag(value) && typeof value.kind === 'string' && Object.hasOwn(of, value.kind)
        ? (of[value.kind]?.(value, path) ?? [])
        : wrong(
            'not-a-choice',
            [...path, 'kind'],
            Object.keys(of).join(', '),
            isBag(value) ? value.kind : value,
          );
  return fields({
    schemaVersion: check('not-a-choice', '1', (version) => version === 1),
    id: text,
    version: several,
    title: text,
    budget: amount,
    resources: optional(entries(fields({ resource, most: count }), 'resource')),
    objective: oneOfKinds(kinds),
    expectations: optional(entries(oneOfKinds(expectations), 'id')),
    required: optional(entries(fields({ service, atLeast: several }), 'service')),
    excluded: optional(entries(service)),
    eitherOr: optional(
      entries(
        fields(
          { id: text, services: entries(service), atMost: optional(several) },
          ({ services: of }, path) =>
            Array.isArray(of) && new Set(of).size < 2
              ? wrong('too-few', [...path, 'services'], 'at least two services', of)
              : [],
        ),
        'id',
      ),
    ),
    prerequisites: optional(
      entries(
        fields({ service, anyOf: entries(service) }, ({ anyOf }, path) =>
          Array.isArray(anyOf) && anyOf.length === 0
            ? wrong('too-few', [...path, 'anyOf'], 'at least one service', anyOf)
            : [],
        ),
      ),
    ),
    inHand: optional(entries(text)),
    audiences: optional(entries(fields({ segment, size: several }), 'segment')),
    curves: optional(
      entries(
        fields({
          service: known('reaches-nobody', reaching),
          curve: fields({
            ceiling: within('a number above 0', (value) => value > 0),
            half: within('a number above 0', (value) => value > 0),
          }),
        }),
        'service',
      ),
    ),
  });
};
