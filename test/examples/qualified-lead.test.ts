import { spawnSync } from 'node:child_process';
import { standingOf } from 'smarketing/approval';
import { describe, expect, test } from 'vitest';
import { backtestChapter, replay } from '../../examples/qualified-lead/chapters/backtest.js';
import { definitionChapter } from '../../examples/qualified-lead/chapters/definition.js';
import { disputeChapter } from '../../examples/qualified-lead/chapters/disputes.js';
import { nearMissChapter } from '../../examples/qualified-lead/chapters/near-misses.js';
import {
  type JudgedHandOver,
  judgedHandOvers,
  qualificationChapter,
} from '../../examples/qualified-lead/chapters/qualification.js';
import { signingChapter } from '../../examples/qualified-lead/chapters/signing.js';
import { stricterChapter } from '../../examples/qualified-lead/chapters/stricter.js';
import { startStory } from '../../examples/qualified-lead/story.js';
import { root } from '../architecture/source.js';

const story = startStory(new URL('../../examples/qualified-lead/qualified-lead.json', import.meta.url));
const judged = judgedHandOvers(story);

describe('the story of a qualified lead', () => {
  test('begins with a document and its hash', () => {
    const { lines } = definitionChapter(story);
    expect(lines.join('\n')).toContain('Large enough: employees gte 20');
    expect(lines.join('\n')).toContain(story.current.hash);
  });

  test('marks the same answer by how far the definition is signed', () => {
    const { lines } = signingChapter(story, judged[0] as JudgedHandOver);
    expect(lines.map((line) => /is ([\w-]+) \(([\w-]+)\)/.exec(line)?.slice(1))).toEqual([
      ['qualified', 'unsigned'],
      ['qualified', 'partly-signed'],
      ['qualified', 'signed'],
    ]);
  });

  test('has nobody sign the stricter version, whose hash is another', () => {
    const rules = { seats: [{ party: 'sales' }, { party: 'marketing' }] } as const;
    const { state } = standingOf(
      { document: rules, seats: rules.seats },
      story.stricter,
      story.asOf,
    )(story.approvals);
    expect(state).toBe('unsigned');
  });

  test('judges every hand-over, with reasons and with what to find out', () => {
    const text = qualificationChapter(judged).lines.join('\n');
    expect(judged.length).toBeGreaterThan(1_000);
    expect(text).toContain(`${judged.length.toLocaleString('en-US')} hand-overs`);
    expect(text).toMatch(/is qualified:\n.*✓/);
    expect(text).toMatch(/is not qualified: Employees is \d+, which is not at least 20\./);
    expect(text).toMatch(/is unknown\. Find out: /);
  });

  test('shows who is one change away, and who is two', () => {
    const text = nearMissChapter(story, judged).lines.join('\n');
    expect(text).toMatch(/One change away: \d+ leads\n.*Employees would be 20 instead of \d+\./);
    expect(text).toMatch(/Two changes away: \d+ leads/);
  });

  test('compares the stricter version by what it means', () => {
    const text = stricterChapter(story).lines.join('\n');
    expect(text).toContain('All in all it is stricter');
    expect(text).toContain('Employees is at least 20 → is at least 50, stricter.');
  });

  test('looks back to every day, and finds that being stricter would have cost more than it brought', () => {
    const reading = replay(story);
    expect(reading.days).toHaveLength(180);
    expect(reading.moved.length).toBeGreaterThan(100);
    expect(new Set(reading.moved.map(({ direction }) => direction))).toEqual(new Set(['out']));
    expect([reading.precision?.verdict, reading.recall?.verdict]).toEqual(['noise', 'real']);
    expect(backtestChapter(story, reading).lines.join('\n')).toContain('would no longer be handed over');
  });

  test('settles what Sales rejected', () => {
    const text = disputeChapter(story).lines.join('\n');
    expect(text).toMatch(/\d+ did meet it: Sales takes them back\./);
    expect(text).toMatch(/\d+ nobody can tell: Marketing collects Budget stated/);
  });
});

test('the program tells it in order, and ends well', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'examples/qualified-lead/main.ts'],
    { cwd: root, encoding: 'utf8' },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stdout.match(/^── \d/gm)).toHaveLength(7);
}, 60_000);
