import fc from 'fast-check';
import { canonicalJson, type Json } from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { codeUnits } from './arbitraries.js';

const documents = fc.jsonValue({ stringUnit: codeUnits });

/** The same document with the members of every object in another order. */
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  const target = {};
  for (const [key, member] of Object.entries(value).reverse()) {
    Object.defineProperty(target, key, {
      value: reordered(member),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return target;
};

/** The short definition by recursion, to hold the loop against. */
const byDefinition = (value: Json): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(byDefinition).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${byDefinition(member)}`).join(',')}}`;
};

test('parse after canonical is the identity on documents', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(JSON.parse(canonicalJson(document))).toEqual(JSON.parse(JSON.stringify(document)));
    }),
  );
});

test('canonical after parse is the identity on canonical texts', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const text = canonicalJson(document);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test('the order of members does not matter', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(canonicalJson(reordered(document))).toBe(canonicalJson(document));
    }),
  );
});

test('it is what the recursive definition writes', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(canonicalJson(document)).toBe(byDefinition(document as Json));
    }),
  );
});

test('different documents have different texts', () => {
  fc.assert(
    fc.property(documents, documents, (first, second) => {
      const same = canonicalJson(first) === canonicalJson(second);
      // JSON texts that agree member for member: parse both, so that −0 and member order do not count.
      const equal =
        byDefinition(JSON.parse(JSON.stringify(first))) === byDefinition(JSON.parse(JSON.stringify(second)));
      expect(same).toBe(equal);
    }),
  );
});

test('anything that JSON.stringify takes has the canonical form of what it writes', () => {
  const anything = fc.anything({ withDate: true, withMap: true, withSet: true, withSparseArray: true });
  fc.assert(
    fc.property(anything, (value) => {
      const written = JSON.stringify(value);
      if (written !== undefined) expect(canonicalJson(value)).toBe(canonicalJson(JSON.parse(written)));
      else expect(canonicalJson(value)).toBe('null');
    }),
  );
});
