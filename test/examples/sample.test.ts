import { readFileSync } from 'node:fs';
import { compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { journalOf } from 'smarketing/journal';
import { contentHash, orThrow } from 'smarketing/kernel';
import { review } from 'smarketing/review';
import { decodeAgreement, decodeEvent, encodeAgreement, encodeEvent } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';
import { htmlPage } from '../../examples/review/output/page.js';
import { terminalPage } from '../../examples/review/output/terminal.js';
import { sampleAgreement } from '../../examples/review/sample/agreement.js';
import { generateSample, sampleEnd } from '../../examples/review/sample/generate.js';

const agreement = orThrow(compileAgreement(intlZones)(sampleAgreement));
const events = generateSample({ seed: 2026, leads: 3_600, agreement });
const reading = review(agreement, { asOf: sampleEnd })(journalOf(events));

describe('ABC Corp', () => {
  test('is the same company on every machine', () => {
    expect(contentHash(generateSample({ seed: 2026, leads: 200, agreement }))).toBe(
      contentHash(generateSample({ seed: 2026, leads: 200, agreement })),
    );
    expect(contentHash(generateSample({ seed: 1, leads: 200, agreement }))).not.toBe(
      contentHash(generateSample({ seed: 2, leads: 200, agreement })),
    );
  });

  test('shows all that the review is meant for', () => {
    expect(reading.agreement.standing.state).toBe('signed');
    expect(reading.honesty.bulkLoads).toBeGreaterThan(0);
    expect(reading.honesty.excluded.map(({ reason }) => reason)).toEqual([
      'duplicate',
      'forgotten',
      'spam',
      'test',
    ]);
    expect(reading.followUp.all.advancedUntouched).toBeGreaterThan(0);
    expect(reading.honesty.irregularities.map(({ code }) => code)).toContain('backdated-touch');
    expect(events.some(({ type }) => type === 'recycled')).toBe(true);
    expect(reading.volumes.some(({ passes, leads }) => passes > leads)).toBe(true);
  });

  test('reads from its own files as it reads from memory', () => {
    const stored = events.slice(0, 2_000).map((event) => JSON.stringify(encodeEvent(event)));
    expect(stored.map((line) => orThrow(decodeEvent(JSON.parse(line))))).toEqual(events.slice(0, 2_000));
    expect(orThrow(decodeAgreement(JSON.parse(JSON.stringify(encodeAgreement(sampleAgreement)))))).toEqual(
      sampleAgreement,
    );
  });

  test('is what the README shows of it', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = /```text\n(── Page one[\s\S]*?)```/.exec(readme)?.[1]?.split('\n') ?? [];
    const told = new Set(terminalPage(reading, sampleAgreement.zone).split('\n'));
    const lines = shown.filter((line) => line.trim() !== '' && line.trim() !== '…');
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.filter((line) => !told.has(line))).toEqual([]);
  });
});

describe('the page', () => {
  test('holds the figures, the pictures and the lists, and no script', async () => {
    const page = await htmlPage(reading, sampleAgreement.zone);
    expect(page.match(/<svg /g)).toHaveLength(8);
    expect(page).toContain('What each side owes');
    for (const { id, leads } of [...reading.pageOne.debts.sales, ...reading.pageOne.debts.marketing]) {
      if (leads !== undefined) expect(page).toContain(`id="${id}"`);
    }
    expect(page).not.toContain('<script');
  });

  test('never turns a journal’s text into markup', async () => {
    const hostile = {
      ...reading,
      exits: [{ exit: 'lost', reason: '<img src=x onerror=alert(1)>', passes: 1 }],
    } as const;
    expect(await htmlPage(hostile, sampleAgreement.zone)).not.toContain('<img');
  });
});
