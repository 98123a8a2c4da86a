import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tsc } from '../../scripts/run.mjs';
import { root } from '../architecture/source.js';

const compile = (...args: readonly string[]): { readonly status: number | null; readonly output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, ...args, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};

describe('the type check', () => {
  test('sees every file of type tests', () => {
    const seen = compile('-p', 'tsconfig.json', '--listFilesOnly').output;
    const files = readdirSync(`${root}test/types`).map((name) => `/test/types/${name}`);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((path) => !seen.includes(path))).toEqual([]);
  });
});

describe('a type test', () => {
  const folder = `${root}.cache/type-test`;
  const check = (code: string): number | null => {
    writeFileSync(`${folder}/a.test-d.ts`, `import { expectTypeOf } from 'vitest';\n${code}\n`);
    return compile('-p', folder).status;
  };

  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      `${folder}/tsconfig.json`,
      JSON.stringify({ extends: '../../tsconfig.json', include: ['.'] }),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('fails for a wrong type', () => {
    expect(check('expectTypeOf(1).toEqualTypeOf<number>();')).toBe(0);
    expect(check('expectTypeOf(1).toEqualTypeOf<string>();')).not.toBe(0);
  });

  test('fails for an error that was expected and is none', () => {
    expect(check('// @ts-expect-error a number is no string\nexport const a: string = 1;')).toBe(0);
    expect(check('// @ts-expect-error a number is no string\nexport const a: number = 1;')).not.toBe(0);
  });
});
