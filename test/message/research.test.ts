import { day } from 'smarketing/kernel';
import {
  type Asset,
  type AssetHistory,
  assetHistories,
  checkResearch,
  type Research,
  readResearch,
} from 'smarketing/message';
import { describe, expect, test } from 'vitest';
import { at, brochure, key, made } from './made.js';

const study: Research = {
  id: 'plant-study',
  title: 'Two plants',
  owner: 'role:market-research',
  doneAt: at('2025-10-01'),
  cost: { minor: 4_000_000, currency: 'USD' },
  freshFor: 365 * day,
};
const survey: Research = { id: 'survey', title: 'Buyers', owner: 'marketing', doneAt: at('2024-01-01') };
const asset = (id: string, cites?: ReadonlyArray<string>): Asset => {
  const { cites: _, ...rest } = brochure;
  return { ...rest, key: key(id), title: id, ...(cites === undefined ? {} : { cites }) };
};

describe('research', () => {
  const asOf = at('2026-06-01');
  const { histories } = assetHistories(
    [asset('shown', ['plant-study']), asset('drawer', ['plant-study', 'survey', 'rumour']), asset('guess')],
    asOf,
  )([made('asset-used', 'shown', '2026-02-01', { withCustomer: true })]);
  const reading = readResearch(
    [study, { ...survey, cost: { minor: 90_000, currency: 'EUR' }, freshFor: 365 * day }],
    asOf,
  )(histories);

  test('is used where a customer saw an asset of it, and cited where none did', () => {
    expect(reading.research.map(({ id, state, outdated }) => [id, state, outdated])).toEqual([
      ['plant-study', 'used', false],
      ['survey', 'cited', true],
    ]);
    expect(reading.used).toMatchObject({ numerator: 1, denominator: 2 });
    expect(reading.unusedCost).toEqual([{ minor: 90_000, currency: 'EUR' }]);
  });

  test('rolls up with what rests on it, currencies apart', () => {
    expect(reading.research.map(({ rolledUp }) => rolledUp)).toEqual([
      [{ currency: 'USD', minor: 5_000_000 }],
      [
        { currency: 'EUR', minor: 90_000 },
        { currency: 'USD', minor: 500_000 },
      ],
    ]);
  });

  test('is what assets should rest on, and nobody can rest on what nobody lists', () => {
    expect(reading.grounded).toMatchObject({ numerator: 2, denominator: 3 });
    expect(reading.groundless).toEqual([{ key: key('guess'), owner: 'role:product-marketing' }]);
    expect(reading.onOutdated).toEqual([{ key: key('drawer'), research: 'survey' }]);
    expect(reading.issues.map(({ code, received }) => [code, received])).toEqual([
      ['unknown-research', '"rumour"'],
    ]);
  });

  test('names every cost that is none, however many there are', () => {
    const broken = { minor: 0.5, currency: 'USD' };
    const many = Array.from({ length: 150_000 }, (_, index) => ({
      ...(histories[0] as AssetHistory),
      asset: { ...asset(`a${index}`, ['plant-study']), cost: broken },
    }));
    expect(readResearch([study], asOf)(many).issues.length).toBeGreaterThanOrEqual(many.length);
  });

  test('listed twice, at a negative cost, or in no form at all is refused', () => {
    const faults = (value: unknown) =>
      checkResearch(value as ReadonlyArray<Research>).map(({ code, path }) => `${code} ${path.join('.')}`);
    expect(faults([study, study])).toEqual(['duplicate 1.id']);
    expect(faults([{ ...study, cost: { minor: -1, currency: 'USD' } }])).toEqual([
      'negative-amount 0.cost.minor',
    ]);
    expect(faults(null)).toEqual(['not-a-list ']);
    expect(faults([{ ...study, doneAt: 'yesterday' }])).toEqual(['not-an-instant 0.doneAt']);
  });
});
