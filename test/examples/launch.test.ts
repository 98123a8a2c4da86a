import { spawnSync } from 'node:child_process';
import { orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import {
  consistencyChapter,
  messageChapter,
  readinessChapter,
  resultChapter,
} from '../../examples/launch/chapters.js';
import { readLaunchFile } from '../../examples/launch/launch-file.js';
import { root } from '../architecture/source.js';

const file = (name: string) =>
  readLaunchFile(new URL(`../../examples/launch/documents/${name}.json`, import.meta.url));
const first = file('widget-1');
const second = file('widget-2');
const end = orThrow(parseInstant('2026-09-02T13:00:00Z'));

describe('the launch that failed', () => {
  test('was no launch to go ahead with, and the documents of the day say so', () => {
    const { title, lines } = readinessChapter(first, first.plan.launchAt, []);
    expect(title).toBe('The widget, first launch, 2026-02-02: no-go');
    expect(lines.filter((line) => line.includes('(blocks'))).toHaveLength(3);
    expect(lines).toContain('Nobody agreed on what would be a success.');
  });

  test('had nothing to say to a plant manager, and nobody to say it', () => {
    const { lines } = messageChapter(first, first.plan.launchAt);
    expect(lines).toContain('    nothing that fits (unproven); role:product-marketing can mend it.');
    expect(lines).toContain('0 of 4 can pitch it.');
    expect(resultChapter(first, end).lines).toEqual(['Nobody agreed on a benchmark, so nobody can say.']);
  });
});

describe('the launch that was repaired', () => {
  test('knew three weeks before what was left to do, and what had been missing before', () => {
    const { title, lines } = readinessChapter(second, orThrow(parseInstant('2026-05-13T13:00:00Z')), [first]);
    expect(title).toContain('no-go');
    expect(lines.join('\n')).toContain('the last launch went out without it, too');
  });

  test('was ready on the day', () => {
    expect(readinessChapter(second, second.plan.launchAt, [first]).title).toContain(': go');
    expect(messageChapter(second, second.plan.launchAt).lines).toContain('4 of 4 can pitch it.');
    expect(consistencyChapter(second, first).lines.at(-1)).toBe('Since 2026-01-30: 7 mended, 0 lost.');
  });

  test('is judged by what was agreed, the bad half too', () => {
    expect(resultChapter(second, end).lines).toEqual([
      'Widgets sold in the first quarter: 147, at least 120: reached.',
      'First meetings with target customers: 52, at least 60: missed.',
    ]);
  });
});

test('the program tells both, and ends well', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'examples/launch/main.ts'],
    { cwd: root, encoding: 'utf8' },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stdout.match(/^── \d/gm)).toHaveLength(9);
}, 60_000);
