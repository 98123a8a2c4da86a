import {
  type Bag,
  type Check,
  check,
  fields,
  isBag,
  issuesOf,
  list,
  oneOf,
  type Path,
  whole,
  wrong,
} from '../calendar/checks.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { type Checked, type Issue, unlessIssues } from '../kernel/issue.js';
import { type AttributionModel, greatestOrder } from './attribution-model.js';

const share: Check = /* @__PURE__ */ check(
  'not-a-share',
  'a number from 0 to 1',
  (value) => typeof value === 'number' && value >= 0 && value <= 1,
);

/** Tenths do not sum to 1 in binary; anything beyond this is no rounding. */
const tolerance = 1e-9;

const sumToOne = ({ first, middle, last }: Bag, path: Path): ReadonlyArray<Issue> => {
  const shares = [first, middle, last];
  if (!shares.every((one): one is number => typeof one === 'number' && one >= 0 && one <= 1)) return [];
  const sum = shares.reduce((total, one) => total + one, 0);
  return Math.abs(sum - 1) <= tolerance ? [] : wrong('not-a-whole', path, 'shares that sum to 1', sum);
};

/** Any half-life of whole milliseconds; 0 would divide by nothing. */
const halfLife: Check = /* @__PURE__ */ check(
  'not-a-half-life',
  'a whole number of milliseconds, 1 or more',
  (value) => Number.isSafeInteger(value) && (value as number) > 0,
);

const anything: Check = () => [];
const kinds = [
  'first-touch',
  'last-touch',
  'linear',
  'distinct-linear',
  'position-based',
  'time-decay',
  'markov',
];

const model: Check = (value, path) => {
  const kind = isBag(value) ? value.kind : undefined;
  switch (kind) {
    case 'position-based':
      return fields({ kind: anything, first: share, middle: share, last: share }, sumToOne)(value, path);
    case 'time-decay':
      return fields({ kind: anything, halfLife })(value, path);
    case 'markov':
      return fields({ kind: anything, order: whole(1, greatestOrder) })(value, path);
    case 'first-touch':
    case 'last-touch':
    case 'linear':
    case 'distinct-linear':
      return fields({ kind: anything })(value, path);
    default:
      return isBag(value)
        ? oneOf(...kinds)(kind, [...path, 'kind'])
        : wrong('not-an-object', path, 'an object', value);
  }
};

const eachOnce = (items: ReadonlyArray<Bag>, path: Path): ReadonlyArray<Issue> => {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    return seen.size === seen.add(canonicalJson(item)).size
      ? wrong('duplicate', [...path, index], 'each model once', item)
      : [];
  });
};

const models: Check = (value, path) =>
  Array.isArray(value) && value.length === 0
    ? wrong('empty', path, 'at least one model', value)
    : list(model, eachOnce)(Array.isArray(value) ? Array.from(value) : value, path);

/**
 * Checks by which models conversions shall be credited.
 *
 * @param value - anything
 * @returns the models, or every issue: an unknown kind, weights that are negative or do not sum to 1, a half-life of
 *   0, an order that is not a whole number in reach, a model that stands there twice
 */
export const checkModels = (value: unknown): Checked<ReadonlyArray<AttributionModel>> =>
  unlessIssues(issuesOf(models, value), () => (value as ReadonlyArray<AttributionModel>).map(copied));

/** A copy that its giver cannot change any more, without the −0 that JSON cannot tell from 0. */
const copied = (model: AttributionModel): AttributionModel =>
  model.kind === 'position-based'
    ? { kind: model.kind, first: model.first + 0, middle: model.middle + 0, last: model.last + 0 }
    : { ...model };
