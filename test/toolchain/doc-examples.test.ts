import { describe, expect, test } from 'vitest';
import { withAssertions } from '../../scripts/doc-examples/assertions.mjs';
import { fencesOf } from '../../scripts/doc-examples/fences.mjs';
import { chainsOf, moduleOf } from '../../scripts/doc-examples/modules.mjs';

/** Runs an example the way its test module would. */
const play = (code: string): void => {
  new Function('expect_', 'console', withAssertions(code))(expect, { log: () => undefined });
};

describe('an arrow', () => {
  test.each([
    ['on the line', '1 + 1 // => 2'],
    ['after a semicolon', '1 + 1; // => 2'],
    ['on the next line', '1 + 1\n// => 2'],
    ['with a record', '({ a: [1] }) // => { a: [1] }'],
    ['over several lines', '[1, { b: 2 }]\n// => [\n//   1,\n//   { b: 2 },\n// ]'],
    ['over several lines, from its own line', '[1, 2] // => [1,\n//  2]\n// And a remark.'],
    ['after a constant', 'const two = 1 + 1 // => 2\nconst three = two + 1; // => 3'],
    ['after what is printed', 'console.log(1 + 1) // => 2'],
    ['for an error', '(() => { throw new Error("lead 7 is closed") })() // => throws "lead 7"'],
    ['for any error', '(() => { throw new Error("no") })() // => throws'],
  ])('%s holds', (_, code) => {
    expect(() => play(code)).not.toThrow();
    expect(withAssertions(code)).toContain('expect_(');
  });

  test.each([
    ['a wrong number', '1 + 1 // => 3'],
    ['a wrong field', '({ a: 1 }) // => { a: 2 }'],
    ['a field that is there without a value', '({ a: 1, b: undefined }) // => { a: 1 }'],
    ['a wrong line of several', '[1, 2] // => [\n//  1,\n//  3]'],
    ['a wrong constant', 'const two = 2 // => 3'],
    ['a wrong print', 'console.log(2) // => 3'],
    ['another error', '(() => { throw new Error("no") })() // => throws "yes"'],
    ['no error', '1 // => throws'],
  ])('with %s fails', (_, code) => {
    expect(() => play(code)).toThrow();
  });

  test.each([
    ['half a value', '1 // => {', 'no value can be read'],
    ['prose', '1 // => one more than nothing', 'no value can be read'],
    ['nothing', '1 // =>', 'no value can be read'],
    ['no statement', '// => 1', 'follows no statement'],
    ['a statement inside another', 'if (true) {\n  1 // => 1\n}', 'follows no statement'],
    ['a constant taken apart', 'const { a } = { a: 1 } // => 1', 'only an expression'],
  ])('after %s is refused', (_, code, what) => {
    expect(() => withAssertions(code)).toThrow(what);
  });

  test('keeps every line in its place', () => {
    const code =
      'const a = 1; // => 1\n\nconsole.log(\n  a,\n);\n// => 1\n[a,\n a] // => [\n// 1,\n// 1]\na // => 1';
    const lines = withAssertions(code).split('\n');
    expect(lines).toHaveLength(code.split('\n').length);
    expect(lines.at(-1)).toBe('expect_(a).toStrictEqual( 1);');
  });
});

describe('fences', () => {
  const markdown = [
    '# T',
    '```ts',
    'const a = 1',
    '```',
    '- x',
    '  ```json',
    '  {}',
    '  ```',
    '```ts continue',
    'a',
    '```',
  ];

  test('are found in Markdown with their lines, words and indentation', () => {
    expect(fencesOf('a.md', markdown.join('\n'))).toEqual([
      { file: 'a.md', line: 3, language: 'ts', words: [], code: ['const a = 1'] },
      { file: 'a.md', line: 7, language: 'json', words: [], code: ['{}'] },
      { file: 'a.md', line: 10, language: 'ts', words: ['continue'], code: ['a'] },
    ]);
  });

  test('are found in doc comments only', () => {
    const code = [
      '/**',
      ' * Returns.',
      ' * ```ts',
      ' * one()',
      ' *',
      ' *   two()',
      ' * ```',
      ' */',
      "const a = '```ts'",
    ];
    expect(fencesOf('a.ts', code.join('\n'))).toEqual([
      { file: 'a.ts', line: 4, language: 'ts', words: [], code: ['one()', '', '  two()'] },
    ]);
  });

  test('must be closed', () => {
    expect(() => fencesOf('a.md', '```ts\nconst a = 1')).toThrow('a.md:1 opens a fence');
  });
});

describe('an example', () => {
  const fence = (line: number, words: readonly string[], ...code: readonly string[]) => ({
    ...{ file: 'docs/a.md', language: 'ts', words },
    ...{ line, code },
  });

  test('goes on in the fences that continue it', () => {
    const chains = chainsOf([fence(3, [], 'a'), fence(9, ['continue'], 'b'), fence(20, [], 'c')]);
    expect(chains.map((chain) => chain.map(({ line }) => line))).toEqual([[3, 9], [20]]);
    expect(() => chainsOf([fence(3, ['continue'], 'b')])).toThrow('docs/a.md:3 continues nothing');
  });

  test('is one test whose lines know where they come from', () => {
    const first = fence(3, [], "import { a } from 'smarketing/kernel'", '', 'a // => 1');
    const second = fence(9, ['continue'], "import { a } from 'smarketing/kernel'", 'a // => 2');
    const { path, text, origins } = moduleOf([first, second]);
    const at = text.split('\n').findIndex((line) => line.includes('toStrictEqual( 2)'));
    expect(path).toBe('docs/a.md.3.test.ts');
    expect(origins[at]).toEqual({ file: 'docs/a.md', line: 10 });
    expect(text.match(/import \{ a \}/g)).toHaveLength(1);
  });

  test('tells the line of an arrow it cannot read', () => {
    expect(() => moduleOf([fence(3, [], 'a'), fence(9, ['continue'], 'b', 'c // => {')])).toThrow(
      'docs/a.md:10 no value can be read',
    );
  });
});
