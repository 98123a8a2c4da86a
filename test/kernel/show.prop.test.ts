import fc from 'fast-check';
import { show } from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { codeUnits } from './arbitraries.js';

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
});

test('any value is shown in 1 to 80 characters', () => {
  fc.assert(
    fc.property(anything, (value) => {
      const { length } = show(value);
      expect(length).toBeGreaterThanOrEqual(1);
      expect(length).toBeLessThanOrEqual(80);
    }),
  );
});

test('what is shown survives UTF-8 and JSON', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: codeUnits, maxLength: 120 }),
      fc.string({ unit: codeUnits }),
      (text, key) => {
        const shown = show({ [key]: [text] });
        expect(new TextDecoder().decode(new TextEncoder().encode(shown))).toBe(shown);
        expect(JSON.parse(JSON.stringify(shown))).toBe(shown);
      },
    ),
  );
});

test('short JSON is shown as JSON writes it', () => {
  const short = fc
    .jsonValue({ maxDepth: 2, stringUnit: 'binary-ascii' })
    .map((value) => JSON.stringify(value))
    .filter((text) => text.length <= 80);
  fc.assert(
    fc.property(short, (text) => {
      expect(show(JSON.parse(text))).toBe(text);
    }),
  );
});
