import * as E from 'fp-ts/lib/Either.js';
import {
  type Bag,
  type Check,
  check,
  fields,
  isBag,
  list,
  oneOf,
  optional,
  some,
  whole,
  wrong,
} from '../calendar/checks.js';
import { checkTarget } from '../calendar/target.js';
import { isCurrency } from '../kernel/currency.js';
import { type Issue, issue } from '../kernel/issue.js';
import { isParty } from '../kernel/party.js';
import { unreadable } from '../kernel/unreadable.js';

/** The longest list that is looked into; what is longer is no portfolio. */
const mostEntries = 200;

/** The most services and artefacts, counted wherever they are named: the check of the flow is quick up to there. */
const mostMentions = 20_000;

/** The longest text that a document holds. */
const longestText = 1_000;

/**
 * Finds everything that is wrong with the form of a portfolio, before anything is said about its chain.
 *
 * @param value - anything
 * @returns every issue with its path
 * @internal
 */
export const formIssues = (value: unknown): ReadonlyArray<Issue> => {
  try {
    return isTooLarge(value)
      ? [
          issue('too-large', ['cartridges'], 'The cartridges hold more than a portfolio can.', {
            expected: `at most ${mostMentions} services and artefacts in all`,
          }),
        ]
      : portfolio(value, []);
  } catch {
    return [unreadable()];
  }
};

/**
 * Tells whether an issue of form leaves the chain unreadable, so that saying more about it would be guessing.
 *
 * @param found - an issue of form
 * @returns false for a fault of something that the chain does not rest on: a cost, a level, a title
 * @internal
 */
export const isOfChain = ({ code, path }: Issue): boolean =>
  code !== 'unknown-key' && !path.some((key) => typeof key === 'string' && beside.has(key));

/** Counts without looking into any entry, so that a huge value is refused as quickly as a small one is read. */
const isTooLarge = (value: unknown): boolean => {
  const listed = (of: unknown, ...keys: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<unknown>> =>
    isBag(of) ? keys.map((key) => of[key]).filter((list) => Array.isArray(list)) : [];
  let mentions = 0;
  for (const cartridges of listed(value, 'cartridges')) {
    for (const cartridge of cartridges.slice(0, mostEntries)) {
      for (const list of listed(cartridge, 'needs', 'uses', 'gives')) mentions += list.length;
      for (const services of listed(cartridge, 'services')) {
        mentions += services.length;
        for (const service of services.slice(0, mostEntries))
          for (const list of listed(service, 'needs', 'gives')) mentions += list.length;
      }
    }
  }
  return mentions > mostMentions;
};

/** The keys below which nothing of the chain stands. */
const beside: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'schemaVersion',
  'version',
  'title',
  'currency',
  'owner',
  'what',
  'where',
  'how',
  'customer',
  'level',
  'unit',
  'mostUnits',
  'cost',
  'resources',
  'reach',
  'mark',
  'segments',
]);

const name: Check = /* @__PURE__ */ check(
  'not-text',
  `a text that is not empty, of at most ${longestText} characters`,
  (value) => typeof value === 'string' && value.trim() !== '' && value.length <= longestText,
);

const party: Check = /* @__PURE__ */ check(
  'not-a-party',
  'sales, marketing, operations, role:…, team:… or partner:…',
  isParty,
);

/** A number that is finite and survives JSON: −0 does not. */
const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0);

const amount = (expected: string, holds: (value: number) => boolean): Check =>
  check('out-of-range', expected, (value) => isNumber(value) && holds(value));

const count: Check = /* @__PURE__ */ amount(
  'a whole number from 0',
  (value) => Number.isSafeInteger(value) && value >= 0,
);

const several: Check = /* @__PURE__ */ whole(1, Number.MAX_SAFE_INTEGER);

/** Sees the holes of a list, too, and looks into none that is too long. */
const entries =
  (one: Check): Check =>
  (value, path) =>
    Array.isArray(value) && value.length > mostEntries
      ? wrong('too-large', path, `at most ${mostEntries} entries`, value)
      : list(one)(Array.isArray(value) ? Array.from(value) : value, path);

const filled =
  (one: Check): Check =>
  (value, path) =>
    Array.isArray(value) && value.length === 0
      ? wrong('empty-list', path, 'at least one entry', value)
      : entries(one)(value, path);

/** A target of nothing is always met, so it promises nothing. */
const aboveNothing =
  (one: Check): Check =>
  (value, path) =>
    value === 0 ? wrong('zero-target', path, 'more than 0', value) : one(value, path);

const share: Check = /* @__PURE__ */ aboveNothing(
  /* @__PURE__ */ amount('a share above 0 and up to 1', (value) => value > 0 && value <= 1),
);

const target: Check = (value, path) => {
  const checked = checkTarget(value);
  return E.isRight(checked)
    ? []
    : checked.left.map((found) => ({ ...found, path: [...path, ...found.path] }));
};

const portfolio: Check = (value, path) => {
  const currency = isBag(value) ? value.currency : undefined;
  const artefacts = entries(name);
  const cost: Check = (one, at) =>
    isBag(one)
      ? fields({
          minor: check(
            'negative-amount',
            'whole minor units, 0 or more',
            (minor) => Number.isSafeInteger(minor) && !Object.is(minor, -0) && (minor as number) >= 0,
          ),
          currency: check(
            'wrong-currency',
            isCurrency(currency) ? currency : 'the currency of the portfolio',
            (written) => isCurrency(written) && (!isCurrency(currency) || written === currency),
          ),
        })(one, at)
      : wrong('not-money', at, 'minor units and a currency', one);
  const service = fields({
    id: name,
    title: name,
    what: name,
    where: name,
    how: name,
    customer: party,
    level: optional(level),
    unit: name,
    mostUnits: optional(several),
    cost: fields({ fixed: cost, perUnit: cost }),
    resources: optional(
      entries(
        fields(
          { resource: known('resources', value), fixed: optional(count), perUnit: count },
          takesSomething,
        ),
      ),
    ),
    reach: optional(
      fields({
        segment: known('segments', value),
        perUnit: amount('a share above 0 and up to 1', (reached) => reached > 0 && reached <= 1),
        response: optional(amount('a share from 0 to 1', (response) => response >= 0 && response <= 1)),
      }),
    ),
    needs: optional(artefacts),
    gives: optional(artefacts),
    mark: optional(oneOf('preset', 'proposal')),
  });
  const cartridge = fields({
    id: name,
    title: name,
    position: several,
    owner: optional(party),
    activities: filled(fields({ id: name, title: name })),
    services: entries(service),
    needs: artefacts,
    uses: optional(artefacts),
    gives: artefacts,
    alternatives: optional(artefacts),
  });
  return fields({
    schemaVersion: check('not-a-choice', '1', (version) => version === 1),
    id: name,
    version: several,
    title: name,
    currency: check('not-a-currency', 'three capital letters', isCurrency),
    cartridges: filled(cartridge),
    links: entries(fields({ from: name, to: name, continuity: optional(artefacts) })),
    suppliers: optional(entries(fields({ id: name, title: name, supplies: filled(name) }))),
    feedback: optional(entries(fields({ from: name, to: name, artefact: name }))),
    sales: optional(fields({ needs: artefacts, uses: optional(artefacts), gives: artefacts })),
    resources: optional(entries(fields({ id: name, title: name, unit: name }))),
    segments: optional(entries(fields({ id: name, title: name, size: optional(several) }))),
  })(value, path);
};

/** The name of something that the portfolio lists. */
const known = (key: 'resources' | 'segments', value: unknown): Check => {
  const listed: unknown = isBag(value) ? value[key] : undefined;
  const ids = Array.isArray(listed) ? listed.flatMap((one) => (isBag(one) ? [one.id] : [])) : [];
  const expected =
    ids.length === 0 ? `one of the ${key}, of which there are none` : ids.slice(0, 12).join(', ');
  return (written, path) =>
    typeof written === 'string' && ids.includes(written)
      ? []
      : wrong(key === 'resources' ? 'unknown-resource' : 'unknown-segment', path, expected, written);
};

const takesSomething = ({ fixed, perUnit }: Bag, path: Issue['path']): ReadonlyArray<Issue> =>
  perUnit === 0 && (fixed === undefined || fixed === 0)
    ? wrong('takes-nothing', path, 'a fixed amount or one for each unit', perUnit)
    : [];

const level: Check = (value, path) => {
  const kinds: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
    'answered-within': { target, calendar: optional(name), atLeast: optional(share) },
    'by-due-date': { notice: optional(target), calendar: optional(name), atLeast: optional(share) },
    'every-period': { atLeast: aboveNothing(several), every: period },
    'amount-per-period': {
      atLeast: aboveNothing(amount('more than 0', (least) => least > 0)),
      unit: name,
      every: period,
    },
    'never-older-than': { age: aboveNothing(several) },
    measured: {
      unit: name,
      direction: oneOf('at-least', 'at-most'),
      value: amount('a finite number', () => true),
    },
  };
  const kind =
    isBag(value) && typeof value.kind === 'string' && Object.hasOwn(kinds, value.kind) ? value.kind : '';
  return Object.hasOwn(kinds, kind)
    ? fields({ kind: () => [], ...kinds[kind] })(value, path)
    : some({ kind: oneOf(...Object.keys(kinds)) })(value, path);
};

const period: Check = /* @__PURE__ */ oneOf(
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'fiscal-quarter',
  'fiscal-year',
);
