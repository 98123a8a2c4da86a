import { spawnSync } from 'node:child_process';
import { orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import {
  complaintsChapter,
  continuityChapter,
  fieldChapter,
  meetingChapter,
  promisesChapter,
  rhythmChapter,
} from '../../examples/off-site/chapters.js';
import { readQuarter } from '../../examples/off-site/quarter.js';
import { root } from '../architecture/source.js';

const quarter = readQuarter(new URL('../../examples/off-site/quarter.json', import.meta.url));
const end = orThrow(parseInstant('2026-07-01T04:00:00Z'));

describe('the quarter after an off-site', () => {
  test('begins with complaints, of which those with a request are taken', () => {
    const { lines } = complaintsChapter(quarter);
    expect(lines.filter((line) => line.startsWith('taken'))).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith('refused'))).toHaveLength(2);
  });

  test('names what the off-site was not, and believes no waiver of one side', () => {
    const text = meetingChapter(quarter, end).lines.join('\n');
    expect(text).toContain('waived  off-campus');
    expect(text).toContain('failed  complaints-with-requests');
    expect(text).toContain('The waiver lacks marketing.');
  });

  test('ends with promises kept and broken', () => {
    const { lines } = promisesChapter(quarter, end);
    expect(lines.slice(0, 4).map((line) => line.split(':')[0])).toEqual([
      'kept',
      'kept',
      'broken',
      'untracked-past-due',
    ]);
    expect(lines).toContain('Promises kept: 2 of 3; sent back: 1.');
  });

  test('misses months without a meeting that counts', () => {
    expect(rhythmChapter(quarter, end).lines.slice(0, 4)).toEqual([
      '2026-04: kept',
      '2026-05: missed, 1 meeting that does not count',
      '2026-06: missed',
      '2026-07: due',
    ]);
  });

  test('is delivered by those who met, one of them by a named successor', () => {
    expect(continuityChapter(quarter, end).lines).toEqual([
      '75.0% of those who met deliver, 100.0% with named successors.',
      '    uma took the place of tom.',
    ]);
  });

  test('shows what the field knew first', () => {
    expect(fieldChapter(quarter, end).lines.at(-1)).toBe('Sales knew 6 days before Marketing did.');
  });
});

test('the program tells it in order, and ends well', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'examples/off-site/main.ts'],
    { cwd: root, encoding: 'utf8' },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stdout.match(/^── \d/gm)).toHaveLength(8);
}, 60_000);
