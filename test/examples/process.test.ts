import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orThrow } from 'smarketing/kernel';
import { listColumns } from 'smarketing/review/lists';
import { decodeAgreement, decodeTableMapping } from 'smarketing/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../architecture/source.js';

describe('the program', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'smarketing-program-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: ReadonlyArray<string>) =>
    spawnSync(
      process.execPath,
      ['--import', 'tsx', 'examples/review/main.ts', ...args, '--out', join(folder, 'out')],
      { cwd: root, encoding: 'utf8' },
    );
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  test('writes what each owner owes, leaves other files alone, and says what changed since', () => {
    mkdirSync(join(folder, 'out', 'lists'), { recursive: true });
    const [mine, earlier] = ['mine.csv', 'team-gone.csv'].map((name) => join(folder, 'out', 'lists', name));
    writeFileSync(mine ?? '', 'name,count\r\n');
    writeFileSync(earlier ?? '', `${listColumns.join(',')}\r\n`);
    const { status, stdout } = run('--compare', '2026-04-01T00:00:00-04:00');
    expect(status).toBe(0);
    expect(stdout).toContain('What changed since 01 Apr 2026, 00:00');
    const files = readdirSync(join(folder, 'out', 'lists'));
    expect(files).toEqual(
      expect.arrayContaining(['marketing.csv', 'mine.csv', 'sales.csv', 'team-east.csv']),
    );
    expect(files).not.toContain('team-gone.csv');
    expect(readFileSync(join(folder, 'out', 'review.md'), 'utf8')).toContain('## What changed since 01 Apr');
  });

  test('reviews an export that nobody has mapped, and leaves the drafts it made to be confirmed', () => {
    const leads = file(
      'leads.csv',
      [
        'Record ID;Create Date;Became a Marketing Qualified Lead Date;Original Source;Lead Status',
        '1;2026-03-02 09:30;2026-03-03 10:00;Paid Search;OPEN',
        '2;2026-03-04 11:00;;Organic Search;NEW',
        '3;gestern;;;NEW',
        '',
      ].join('\r\n'),
    );
    const { status, stdout, stderr } = run('--csv', leads, '--zone', 'Europe/Berlin', '--currency', 'EUR');
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout).toContain('leads.csv:4 "Create Date": The text is not a time as the mapping declares it.');
    expect(stdout).toMatch(/marketing-qualified \(MQL\) +1\n/);
    const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'out', name), 'utf8'));
    expect(orThrow(decodeTableMapping(read('mapping.draft.json'))).zone).toBe('Europe/Berlin');
    expect(orThrow(decodeAgreement(read('agreement.draft.json'))).currency).toBe('EUR');
    expect(readFileSync(join(folder, 'out', 'review.html'), 'utf8')).toContain('</html>');
  }, 60_000);

  test('ends with what is wrong when no lead can be found in a table', () => {
    const { status, stderr } = run('--csv', file('weather.csv', 'place,temperature\nBerlin,7\n'));
    expect(status).toBe(1);
    expect(stderr).toContain('lead-id-not-found');
    expect(stderr).toContain('weather.csv');
  }, 60_000);
});
