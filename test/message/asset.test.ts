import { day, orThrow } from 'smarketing/kernel';
import {
  type Asset,
  assetHistories,
  checkAssets,
  compileMessageMap,
  madeBy,
  readAssetReadiness,
  readAssetUse,
  readContentCompliance,
  readyShare,
} from 'smarketing/message';
import { describe, expect, test } from 'vitest';
import { at, brochure, key, made, widgetMap } from './made.js';

const map = orThrow(compileMessageMap(widgetMap));
const asOf = at('2026-06-01');
const asset = (id: string, more: Partial<Asset> = {}): Asset => ({
  ...brochure,
  key: key(id),
  title: id,
  ...more,
});

const bare = (id: string, more: Partial<Asset> = {}): Asset => ({
  key: key(id),
  kind: 'brochure',
  title: id,
  madeBy: 'marketing',
  ...more,
});

describe('the use of assets', () => {
  const assets = [
    asset('used'),
    bare('viewed', { cost: { minor: 300_000, currency: 'USD' } }),
    bare('lost', { cost: { minor: 90_000, currency: 'EUR' }, owner: 'role:design', foundAt: 'intranet' }),
    asset('new'),
    asset('planned'),
    asset('disliked'),
  ];
  const { histories, issues, unlisted } = assetHistories(
    assets,
    asOf,
  )([
    made('asset-published', 'used', '2026-01-10', { kind: 'brochure' }),
    made('asset-published', 'viewed', '2026-01-10', { kind: 'brochure' }),
    made('asset-published', 'lost', '2026-01-10', { kind: 'brochure' }),
    made('asset-published', 'disliked', '2026-01-10', { kind: 'brochure' }),
    made('asset-used', 'viewed', '2026-01-11', { withCustomer: false }),
    made('asset-used', 'used', '2026-01-12', { withCustomer: true }),
    made('asset-used', 'used', '2026-01-13', { withCustomer: true }),
    made('asset-rated', 'disliked', '2026-01-14', { by: 'sales', useful: 5 }, 'ada'),
    made('asset-rated', 'disliked', '2026-01-15', { by: 'sales', useful: 2 }, 'ada'),
    made('asset-rated', 'disliked', '2026-01-15', { by: 'sales', useful: 9, pertinent: 3 }, 'bo'),
    made('asset-used', 'planned', '2026-05-20', { withCustomer: true }),
    made('asset-published', 'new', '2026-05-20', { kind: 'brochure' }),
    made('asset-published', 'unknown', '2026-05-20', { kind: 'brochure' }),
    made('asset-used', 'new', '2026-07-01', { withCustomer: true }),
  ]);
  const reading = readAssetUse(asOf)(histories);

  test('counts what customers saw, and not what colleagues opened', () => {
    expect(reading.states).toEqual({
      used: 2,
      'viewed-only': 1,
      'never-opened': 2,
      'in-grace': 1,
      'not-published': 0,
    });
    expect(reading.used).toMatchObject({ numerator: 2, denominator: 5 });
    expect(reading.times).toEqual({ withCustomers: 3, views: 1 });
  });

  test('says what the unused ones cost, currencies apart', () => {
    expect(reading.usedByCost).toEqual([
      { currency: 'EUR', share: { numerator: 0, denominator: 90_000, value: 0 } },
      { currency: 'USD', share: { numerator: 1_000_000, denominator: 1_800_000, value: 1 / 1.8 } },
    ]);
    expect(reading.unusedCost).toEqual([
      { minor: 90_000, currency: 'EUR' },
      { minor: 800_000, currency: 'USD' },
    ]);
  });

  test('names each unused one, with what may be the cause and who can act', () => {
    expect(reading.unused.map(({ title, use, causes, owner }) => [title, use, causes, owner])).toEqual([
      ['lost', 'never-opened', ['no-need-named'], 'role:design'],
      ['disliked', 'never-opened', ['rated-low'], 'role:product-marketing'],
      ['viewed', 'viewed-only', ['not-findable', 'no-owner', 'no-need-named'], 'marketing'],
    ]);
  });

  test('before publication and ratings off the scale are issues', () => {
    expect(issues.map(({ code, path }) => `${code} ${path.slice(2).join('.')}`)).toEqual([
      'out-of-range data.useful',
      'used-before-published occurredAt',
    ]);
    expect(unlisted).toBe(1);
  });

  test('are rated by those who sell, and by nobody else', () => {
    const [history] = assetHistories([asset('card')], asOf, {
      'team:emea': 'sales',
      'team:web': 'marketing',
    })([
      made('asset-rated', 'card', '2026-01-14', { by: 'team:emea', useful: 2 }, 'ada'),
      made('asset-rated', 'card', '2026-01-15', { by: 'marketing', useful: 5 }, 'bo'),
      made('asset-rated', 'card', '2026-01-15', { by: 'team:web', useful: 5 }, 'cy'),
      made('asset-rated', 'card', '2026-01-15', { by: 'team:unknown', useful: 5 }, 'di'),
    ]).histories;
    expect(history).toMatchObject({ ratings: [{ by: 'team:emea', useful: 2 }], otherRatings: 3 });
  });

  test('keeps the last rating of each person', () => {
    expect(histories.find((one) => one.asset.title === 'disliked')?.ratings).toEqual([
      { by: 'sales', useful: 2 },
      { by: 'sales', pertinent: 3 },
    ]);
  });
});

describe('a sales-ready asset', () => {
  const read = readAssetReadiness({ map, leastRatings: 2 }, asOf);
  const readingOf = (one: Asset, ...ratings: ReadonlyArray<number>) => {
    const { histories } = assetHistories(
      [one],
      asOf,
    )([
      made('asset-published', one.key.id, '2026-01-10', { kind: 'brochure' }),
      ...ratings.map((useful, index) =>
        made(
          'asset-rated',
          one.key.id,
          '2026-02-01',
          { by: 'sales', useful, pertinent: useful },
          `rep ${index}`,
        ),
      ),
    ]);
    return read(histories[0] as (typeof histories)[number]);
  };
  const open = (one: Asset, ...ratings: ReadonlyArray<number>) =>
    readingOf(one, ...ratings)
      .checks.filter(({ state }) => state !== 'passed')
      .map(({ check, state }) => `${check} ${state}`);

  test('covers a need, is approved, current, findable and trusted', () => {
    expect(readingOf(brochure, 4, 4)).toMatchObject({
      ready: true,
      useful: { numerator: 8, denominator: 10 },
      pertinent: { numerator: 8, denominator: 10 },
    });
    expect(readyShare([readingOf(brochure, 4, 4), readingOf(brochure)])).toMatchObject({
      numerator: 1,
      denominator: 2,
    });
  });

  test('lacks what nobody recorded', () => {
    expect(open(bare('bare'))).toEqual([
      'covers-need failed',
      'approved failed',
      'current not-recorded',
      'findable failed',
      'trusted not-recorded',
    ]);
  });

  test('is not trusted below the agreed mean, and not current in an older message or past its time', () => {
    expect(open(brochure, 4, 2)).toEqual(['trusted failed']);
    expect(open({ ...brochure, message: { id: 'widget', version: 1 } }, 4, 4)).toEqual(['current failed']);
    expect(open({ ...brochure, freshFor: 30 * day }, 4, 4)).toEqual(['current failed']);
    expect(open({ ...brochure, purpose: { role: 'buyer', problem: 'downtime' } }, 4, 4)).toEqual([
      'covers-need failed',
    ]);
    expect(open({ ...brochure, approved: { by: ['sales'], at: at('2026-07-01') } }, 4, 4)).toEqual([
      'approved failed',
    ]);
  });

  test('made by Sales is held to the same measure as one by Marketing', () => {
    const { approved: _, ...unapproved } = asset('own deck', { madeBy: 'sales' });
    const { histories } = assetHistories(
      [brochure, unapproved],
      asOf,
    )([
      made('asset-published', 'brochure', '2026-05-10', { kind: 'brochure' }),
      made('asset-published', 'own deck', '2026-05-10', { kind: 'deck' }),
    ]);
    const compliance = readContentCompliance(read)(histories);
    expect(compliance.marketing.compliant).toMatchObject({ numerator: 1, denominator: 1 });
    expect(compliance.sales).toMatchObject({
      compliant: { numerator: 0, denominator: 1 },
      others: [{ key: key('own deck'), lacks: ['approved'] }],
    });
    expect(madeBy('sales')(histories)).toHaveLength(1);
  });
});

test('assets listed twice, of negative cost, or approved by nobody are issues', () => {
  const issues = checkAssets([
    brochure,
    brochure,
    asset('cheap', { cost: { minor: -1, currency: 'USD' } }),
    asset('loose', { approved: { by: [], at: asOf } }),
  ]);
  expect(issues.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'duplicate 1.key',
    'negative-amount 2.cost.minor',
    'approved-by-nobody 3.approved.by',
  ]);
});
