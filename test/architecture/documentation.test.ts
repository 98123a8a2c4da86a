import { describe, expect, test } from 'vitest';
import { documentationFindings } from './documentation.js';
import { source, sources } from './source.js';

test('every exported name of src is documented', () => {
  expect(documentationFindings(sources)).toEqual([]);
});

const face = source('src/rule/index.ts', "export * from './a.js'");
const comment = (...lines: readonly string[]): string =>
  `/**\n${lines.map((line) => ` * ${line}`).join('\n')}\n */\n`;
const good = comment('Returns one.', '', '@category constants', '@since 0.1.0');
const one = 'export const one: number = 1;';

describe('the check of documentation', () => {
  test.each([
    ['no comment', one, 'no doc comment'],
    ['a plain comment', `// Returns one.\n${one}`, 'no doc comment'],
    ['no category', comment('Returns one.', '@since 0.1.0') + one, '0 @category'],
    [
      'two categories',
      comment('Returns one.', '@category a', '@category b', '@since 0.1.0') + one,
      '2 @category',
    ],
    [
      'a drawer of odds and ends',
      comment('Returns one.', '@category utils', '@since 0.1.0') + one,
      'empty category',
    ],
    ['no version', comment('Returns one.', '@category a') + one, '0 @since'],
    ['a word for a version', comment('Returns one.', '@category a', '@since now') + one, 'no version'],
    ['no verb', comment('The one.', '@category conversions', '@since 0.1.0') + one, 'verb'],
    ['half a sentence', comment('Returns one', '@category a', '@since 0.1.0') + one, 'whole sentence'],
    [
      'an example that does not run',
      comment('Returns one.', '@example', 'one', '@category a', '@since 0.1.0') + one,
      'fence',
    ],
    ['a bare function', 'export function f(): void {}', 'no doc comment'],
    ['a bare type', 'export type T = 1;', 'no doc comment'],
    ['a bare name exported apart', 'const two = 2;\nexport { two };', 'no doc comment'],
    ['a bare field', `${good}export interface A { readonly b: 1 }`, 'without a comment: b'],
    ['a bare field of a record', `${good}export type A = { readonly b: 1 }`, 'without a comment: b'],
  ])('refuses %s', (_, text, what) => {
    expect(documentationFindings([face, source('src/rule/a.ts', text)])).toEqual([
      expect.stringContaining(what),
    ]);
  });

  test('allows what is whole, and asks less of the inside of a room', () => {
    const whole = `${good}export interface A {\n  /** Holds one. */\n  readonly b: 1;\n}\nconst inner = 1;`;
    const inside = source('src/rule/inside.ts', `/** One, for the neighbours. */\n${one}`);
    expect(documentationFindings([face, source('src/rule/a.ts', whole), inside])).toEqual([]);
  });

  test('asks only for the names that a face shows', () => {
    const named = source('src/rule/index.ts', "export { one } from './a.js'");
    const two = '/** Two, for the neighbours. */\nexport const two: number = 2;';
    expect(documentationFindings([named, source('src/rule/a.ts', `${good}${one}\n${two}`)])).toEqual([]);
    expect(documentationFindings([named, source('src/rule/a.ts', `${one}\n${two}`)])).toEqual([
      'src/rule/a.ts:1 one has no doc comment',
    ]);
  });
});
