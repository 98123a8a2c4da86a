import { isSome } from 'fp-ts/lib/Option.js';
import {
  checkPortfolio,
  compilePortfolio,
  type Portfolio,
  presetPortfolio,
  type Service,
} from 'smarketing/cartridge';
import { contentHash, orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const preset = presetPortfolio('EUR');

const issuesOf = (portfolio: unknown): ReadonlyArray<string> => {
  const compiled = compilePortfolio(portfolio as Portfolio);
  return compiled._tag === 'Right' ? [] : compiled.left.map(({ code, path }) => `${code} ${path.join('.')}`);
};

/** The preset whose first service is changed. */
const serving = (change: Partial<Record<keyof Service, unknown>>): unknown => ({
  ...preset,
  cartridges: preset.cartridges.map((cartridge, index) =>
    index > 0
      ? cartridge
      : {
          ...cartridge,
          services: cartridge.services.map((service, at) => (at > 0 ? service : { ...service, ...change })),
        },
  ),
});

const first = 'cartridges.0.services.0';

describe('a compiled portfolio', () => {
  const compiled = orThrow(compilePortfolio(preset));

  test('can be signed: it names its subject, version and hash', () => {
    expect([compiled.subject, compiled.version, compiled.hash]).toEqual([
      { system: 'portfolio', id: 'cartridges' },
      1,
      contentHash(preset),
    ]);
  });

  test('finds a service with its cartridge, and none that it does not have', () => {
    const found = compiled.serviceOf('battlecard');
    expect(isSome(found) && found.value.cartridge).toBe('sales-tools');
    expect(isSome(compiled.serviceOf('__proto__'))).toBe(false);
  });

  test('lists every service once, in order of its identifier', () => {
    const ids = compiled.services.map(({ service }) => service.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toHaveLength(29);
  });

  test('puts the cartridges in the order of the way', () => {
    const reversed = { ...preset, cartridges: [...preset.cartridges].reverse() };
    expect(orThrow(compilePortfolio(reversed)).cartridges).toEqual(preset.cartridges);
  });
});

describe('what is wrong with the form', () => {
  test.each<[string, unknown, ReadonlyArray<string>]>([
    [
      'a negative cost',
      serving({ cost: { fixed: { minor: -1, currency: 'EUR' }, perUnit: { minor: 0, currency: 'EUR' } } }),
      [`negative-amount ${first}.cost.fixed.minor`],
    ],
    [
      'half a cent',
      serving({ cost: { fixed: { minor: 0, currency: 'EUR' }, perUnit: { minor: 0.5, currency: 'EUR' } } }),
      [`negative-amount ${first}.cost.perUnit.minor`],
    ],
    [
      'another currency',
      serving({ cost: { fixed: { minor: 0, currency: 'EUR' }, perUnit: { minor: 0, currency: 'USD' } } }),
      [`wrong-currency ${first}.cost.perUnit.currency`],
    ],
    ['no cost', serving({ cost: undefined }), [`not-an-object ${first}.cost`]],
    [
      'reach above 1',
      serving({ reach: { segment: 'target-market', perUnit: 1.01 } }),
      [`out-of-range ${first}.reach.perUnit`],
    ],
    [
      'reach of nobody',
      serving({ reach: { segment: 'target-market', perUnit: 0 } }),
      [`out-of-range ${first}.reach.perUnit`],
    ],
    [
      'reach that is no number',
      serving({ reach: { segment: 'target-market', perUnit: Number.NaN } }),
      [`out-of-range ${first}.reach.perUnit`],
    ],
    [
      'a segment nobody knows',
      serving({ reach: { segment: 'moon', perUnit: 0.1 } }),
      [`unknown-segment ${first}.reach.segment`],
    ],
    [
      'a resource nobody knows',
      serving({ resources: [{ resource: 'wind', perUnit: 1 }] }),
      [`unknown-resource ${first}.resources.0.resource`],
    ],
    [
      'a resource of which nothing is taken',
      serving({ resources: [{ resource: 'desk-hours', perUnit: 0 }] }),
      [`takes-nothing ${first}.resources.0`],
    ],
    [
      'negative hours',
      serving({ resources: [{ resource: 'desk-hours', perUnit: -1 }] }),
      [`out-of-range ${first}.resources.0.perUnit`],
    ],
    [
      'a level of nothing',
      serving({ level: { kind: 'every-period', atLeast: 0, every: 'month' } }),
      [`zero-target ${first}.level.atLeast`],
    ],
    ['a level nobody knows', serving({ level: { kind: 'splendid' } }), [`not-a-choice ${first}.level.kind`]],
    [
      'a level with the name of a built-in',
      serving({ level: { kind: 'constructor' } }),
      [`not-a-choice ${first}.level.kind`],
    ],
    [
      'a period nobody knows',
      serving({ level: { kind: 'every-period', atLeast: 1, every: 'fortnight' } }),
      [`not-a-choice ${first}.level.every`],
    ],
    [
      'a share above 1',
      serving({
        level: { kind: 'answered-within', target: { clock: 'business-days', days: 2 }, atLeast: 90 },
      }),
      [`out-of-range ${first}.level.atLeast`],
    ],
    [
      'no time at all',
      serving({ level: { kind: 'answered-within', target: { clock: 'business', milliseconds: 0 } } }),
      [`zero-target ${first}.level.target.milliseconds`],
    ],
    ['no party', serving({ customer: 'the boss' }), [`not-a-party ${first}.customer`]],
    ['a key that no service has', serving({ levle: 1 } as never), [`unknown-key ${first}.levle`]],
    ['half a unit at most', serving({ mostUnits: 0.5 }), [`out-of-range ${first}.mostUnits`]],
    ['empty text', serving({ title: ' ' }), [`not-text ${first}.title`]],
    ['no cartridges', { ...preset, cartridges: [] }, ['empty-list cartridges']],
    ['another shape', { ...preset, schemaVersion: 2 }, ['not-a-choice schemaVersion']],
    ['no version', { ...preset, version: 0 }, ['out-of-range version']],
    ['no currency', { ...preset, currency: 'euro' }, ['not-a-currency currency']],
    ['null', null, ['not-an-object ']],
    ['a list', [preset], ['not-an-object ']],
    ['a text', 'portfolio', ['not-an-object ']],
    [
      'a list with holes',
      { ...preset, links: new Array(3) },
      ['not-an-object links.0', 'not-an-object links.1', 'not-an-object links.2'],
    ],
    ['an endless list', { ...preset, links: new Array(2 ** 32 - 1) }, ['too-large links']],
    [
      'more than anyone could mean',
      {
        ...preset,
        cartridges: Array(150).fill({ ...preset.cartridges[0], needs: Array(150).fill('a'), services: [] }),
      },
      ['too-large cartridges'],
    ],
    ['an endless text', { ...preset, title: 'a'.repeat(1e6) }, ['not-text title']],
  ])('is reported: %s', (_, portfolio, issues) => {
    expect(issuesOf(portfolio)).toEqual(issues);
    expect(checkPortfolio(portfolio as Portfolio).sound).toBe(false);
  });

  test('costs and the chain are reported together', () => {
    const broken = {
      ...(serving({ cost: { fixed: null, perUnit: { minor: 0, currency: 'EUR' } } }) as Portfolio),
      suppliers: [],
    };
    expect(issuesOf(broken)).toEqual([`not-money ${first}.cost.fixed`, 'no-producer cartridges.0.needs.0']);
  });

  test('a key that belongs nowhere does not hide the chain', () => {
    const links = preset.links.map((link) => ({ ...link, colour: 'red' })).slice(0, 1);
    const broken = { ...preset, links: [...links, ...preset.links.slice(1)], suppliers: [] };
    expect(issuesOf(broken)).toEqual(['unknown-key links.0.colour', 'no-producer cartridges.0.needs.0']);
  });

  test('a chain that cannot be read is not guessed at', () => {
    const broken = { ...preset, links: 'in order', cartridges: [{ ...preset.cartridges[0], gives: 7 }] };
    expect(issuesOf(broken)).toEqual(['not-a-list cartridges.0.gives', 'not-a-list links']);
    expect(checkPortfolio(broken as never)).toMatchObject({
      sound: false,
      problems: [],
      order: [],
      open: [],
    });
  });

  test('__proto__ is a key like any other, and none of ours', () => {
    const text = JSON.stringify(preset).replace('"title"', '"__proto__":{"polluted":true},"title"');
    expect(issuesOf(JSON.parse(text))).toEqual(['unknown-key __proto__']);
  });

  test('a value that contains itself, and one nested ten thousand deep', () => {
    const knot: Record<string, unknown> = { ...preset };
    knot.sales = knot;
    expect(issuesOf(knot).length).toBeGreaterThan(0);
    let deep: unknown = 1;
    for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];
    expect(issuesOf({ ...preset, feedback: deep })).toEqual(['not-an-object feedback.0']);
  });

  test('a getter that throws', () => {
    const trap = Object.defineProperty({ ...preset }, 'cartridges', {
      enumerable: true,
      get: () => {
        throw new Error('trap');
      },
    });
    expect(issuesOf(trap)).toEqual(['unreadable ']);
  });
});
