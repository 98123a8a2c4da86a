import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, contentHash } from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { codeUnits } from './arbitraries.js';

const bySystem = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test.each<[unknown, string]>([
  [null, '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b'],
  [{}, '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'],
  [[], '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'],
  ['', '12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126'],
])('the published SHA-256 of the text of %j', (document, hash) => {
  expect(contentHash(document)).toBe(hash);
});

test('the hash is the SHA-256 of the canonical text in UTF-8', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: codeUnits }), (document) => {
      expect(contentHash(document)).toBe(bySystem(canonicalJson(document)));
    }),
  );
});

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 10_000])(
  'texts around the block size: %i letters',
  (length) => {
    const text = 'a'.repeat(length);
    expect(contentHash(text)).toBe(bySystem(`"${text}"`));
  },
);

test('the order of members does not matter, the order of elements does', () => {
  expect(contentHash({ b: 1, a: 2 })).toBe(contentHash({ a: 2, b: 1 }));
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
});

test('one letter, one digit, one type more or less is another hash', () => {
  const versions: ReadonlyArray<unknown> = [
    { term: 'sale', days: 5 },
    { term: 'sale', days: 5.000000000000001 },
    { term: 'sale', days: '5' },
    { term: 'sale ', days: 5 },
    { term: 'sale', days: 5, note: null },
    { term: 'sale', days: [5] },
    { terms: 'sale', days: 5 },
  ];
  expect(new Set(versions.map(contentHash)).size).toBe(versions.length);
});

test('two different dates by mistake in a document are two hashes', () => {
  expect(contentHash({ from: new Date(0) })).not.toBe(contentHash({ from: new Date(1) }));
});

test('texts that UTF-8 cannot hold stay apart', () => {
  expect(contentHash('\ud800')).not.toBe(contentHash('\ud801'));
  expect(contentHash('\ud800')).not.toBe(contentHash('\ufffd'));
});

test('letters of one to four bytes', () => {
  const text = 'aß€𝄞\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}';
  expect(contentHash(text)).toBe(bySystem(canonicalJson(text)));
});
