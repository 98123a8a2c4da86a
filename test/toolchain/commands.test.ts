import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../architecture/source.js';

const readme = readFileSync(`${root}README.md`, 'utf8');
const commandAt = (mark: string): string | undefined =>
  new RegExp(`<!-- ${mark} -->\\n\`\`\`sh\\n(.*)\\n\`\`\`\\n<!-- /${mark} -->`).exec(readme)?.[1];

describe('the README', () => {
  test('has its two commands where .ci/run and the reader look for them', () => {
    expect(commandAt('start-command')).toBe('npm ci && npm start');
    expect(commandAt('test-command')).toBe('npm ci && npm test');
  });
});

describe('.ci/run', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smarketing-ci-'));
    mkdirSync(`${folder}/.ci`);
    cpSync(`${root}.ci/run`, `${folder}/.ci/run`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs a project whose test command and engines script are the given ones. */
  const ci = (
    command: string,
    engines?: string,
  ): { readonly last: string; readonly status: number | null } => {
    const fence = ['<!-- test-command -->', '```sh', command, '```', '<!-- /test-command -->'].join('\n');
    writeFileSync(`${folder}/README.md`, `# A project\n\n${fence}\n`);
    const scripts = engines === undefined ? {} : { 'test:engines': engines };
    writeFileSync(`${folder}/package.json`, JSON.stringify({ scripts }));
    const { stdout, status } = spawnSync('bash', ['.ci/run'], { cwd: folder, encoding: 'utf8' });
    return { last: stdout.trimEnd().split('\n').at(-1) ?? '', status };
  };

  test('ends with the counts of the test command', () => {
    expect(ci("echo '12 passed, 0 failed'")).toEqual({ last: '12 passed, 0 failed', status: 0 });
  });

  test('adds the counts of the engines, the last line of each part alone', () => {
    const engines = "echo '9 passed, 1 failed'; echo '3 passed, 0 failed'";
    expect(ci("echo '12 passed, 0 failed'", engines)).toEqual({ last: '15 passed, 0 failed', status: 0 });
  });

  test.each([
    ['a failed check', "echo '12 passed, 2 failed'; exit 1", '12 passed, 2 failed'],
    ['a failed check that nobody minded', "echo '12 passed, 2 failed'", '12 passed, 2 failed'],
    ['a bad end after good counts', "echo '12 passed, 0 failed'; exit 1", '12 passed, 1 failed'],
    ['no counts at all', 'true', '0 passed, 1 failed'],
    ['nothing run', "echo '0 passed, 0 failed'", '0 passed, 1 failed'],
  ])('fails for %s', (_, command, last) => {
    expect(ci(command)).toEqual({ last, status: 1 });
  });

  test('fails when the engines fail', () => {
    expect(ci("echo '12 passed, 0 failed'", 'exit 3')).toEqual({ last: '12 passed, 1 failed', status: 1 });
  });
});
