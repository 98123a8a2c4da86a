import { compilePortfolio, presetPortfolio } from 'smarketing/cartridge';
import { orThrow } from 'smarketing/kernel';
import { decodePortfolio, encodePortfolio, portfolioJsonSchema } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const preset = presetPortfolio('EUR');

// biome-ignore lint/suspicious/noExplicitAny: a wire document is changed at will to see it refused
type Loose = any;
const wire = (): Loose => JSON.parse(JSON.stringify(encodePortfolio(preset)));

const issuesOf = (input: unknown): ReadonlyArray<string> => {
  const decoded = decodePortfolio(input);
  return decoded._tag === 'Right' ? [] : decoded.left.map(({ code, path }) => `${code} ${path.join('.')}`);
};

describe('a portfolio on the wire', () => {
  test('comes back as the very same document, whatever was signed', () => {
    const decoded = orThrow(decodePortfolio(wire()));
    expect(decoded).toEqual(preset);
    expect(orThrow(compilePortfolio(decoded)).hash).toBe(orThrow(compilePortfolio(preset)).hash);
  });

  test('reads as people write: durations are text', () => {
    const [, research, watch, , alert] = wire().cartridges[0].services;
    expect(research.level).toEqual({ kind: 'never-older-than', age: 'P90D' });
    expect(watch.level.target).toEqual({ clock: 'business-days', days: 2 });
    expect(alert.level.target).toEqual({ clock: 'business', time: 'PT8H' });
  });

  test.each<[string, (text: Loose) => void, string]>([
    ['a key nobody knows', (text) => (text.cartridgs = []), 'unknown-key cartridgs'],
    [
      'an age in words',
      (text) => (text.cartridges[0].services[1].level.age = '90 days'),
      'not-a-duration cartridges.0.services.1.level.age',
    ],
    [
      'a level nobody knows',
      (text) => (text.cartridges[0].services[1].level.kind = 'soon'),
      'not-one-of cartridges.0.services.1.level.kind',
    ],
    [
      'a negative cost',
      (text) => (text.cartridges[0].services[0].cost.fixed.minor = -1),
      'negative-amount cartridges.0.services.0.cost.fixed.minor',
    ],
    [
      'a customer that is no party',
      (text) => (text.cartridges[0].services[0].customer = 'boss'),
      'not-a-party cartridges.0.services.0.customer',
    ],
    ['a link without an end', (text) => delete text.links[2].to, 'missing links.2.to'],
  ])('is refused with %s', (_, change, issue) => {
    const text = wire();
    change(text);
    expect(issuesOf(text)).toEqual([issue]);
  });

  test.each([null, 7, [], 'x', undefined, JSON.parse('{"__proto__":{"a":1}}')])(
    '%j is refused, not thrown',
    (value) => {
      expect(issuesOf(value).length).toBeGreaterThan(0);
    },
  );

  test('has a JSON Schema for form builders', () => {
    const schema = portfolioJsonSchema() as Loose;
    expect(schema.type).toBe('object');
    expect(schema.properties.cartridges.items.properties.position.type).toBe('number');
    expect(schema.required).toContain('links');
  });
});
