import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fileFindings, lineCeiling } from './files.js';
import { root, sourcePaths } from './source.js';

test('each file of src holds one idea and says in its name which', () => {
  const facts = sourcePaths.map((path) => ({
    path,
    lines: readFileSync(root + path, 'utf8')
      .trimEnd()
      .split('\n').length,
  }));
  expect(fileFindings(facts)).toEqual([]);
});

describe('the check of files', () => {
  test.each([
    ['src/sla/clock.ts', lineCeiling + 1, 'longer'],
    ['src/sla/slaClock.ts', 1, 'kebab-case'],
    ['src/sla/Clock.ts', 1, 'kebab-case'],
    ['src/salesUnits/clock.ts', 1, 'kebab-case'],
    ['src/sla/clock.js', 1, 'kebab-case'],
    ['src/sla/utils.ts', 1, 'says nothing'],
    ['src/helpers/clock.ts', 1, 'says nothing'],
    ['src/sla/types.ts', 1, 'says nothing'],
  ])('refuses %s of %i lines', (path, lines, what) => {
    expect(fileFindings([{ path, lines }])).toEqual([expect.stringContaining(what)]);
  });

  test('allows a short file with a good name, and the fast path beside it', () => {
    const files = ['src/metrics/time-to-event.ts', 'src/metrics/funnel.columns.ts', 'src/index.ts'];
    expect(fileFindings(files.map((path) => ({ path, lines: lineCeiling })))).toEqual([]);
  });
});
