import { readFileSync } from 'node:fs';
import { compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { journalOf } from 'smarketing/journal';
import { contentHash, orThrow } from 'smarketing/kernel';
import { type Review, review } from 'smarketing/review';
import { reportOf, timeIn } from 'smarketing/review/report';
import { decodeAgreement, decodeEvent, encodeAgreement, encodeEvent } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';
import { markup } from '../../examples/markup.js';
import { htmlPage } from '../../examples/review/output/page.js';
import { picturesOf } from '../../examples/review/output/pictures.js';
import { terminalPage } from '../../examples/review/output/terminal.js';
import { sampleAgreement } from '../../examples/review/sample/agreement.js';
import { generateSample } from '../../examples/review/sample/generate.js';
import { sampleEnd } from '../../examples/review/sample/period.js';

const agreement = orThrow(compileAgreement(intlZones)(sampleAgreement));
const events = generateSample({ seed: 2026, leads: 3_600, agreement });
const reading = review(agreement, { asOf: sampleEnd })(journalOf(events));
const report = reportOf(agreement)(reading);
const printed = terminalPage(report, { width: 96, colour: false });

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

  test('talks as companies do: some of it kept, some of it broken, and half of the tools in the drawer', () => {
    const { dialogue, assets, readiness, pageOne } = reading;
    expect(readiness.every(({ status }) => status === 'ready')).toBe(true);
    expect(dialogue.issues).toEqual([]);
    expect(
      dialogue.cadence?.map(({ policy, kept }) => `${policy} ${kept.numerator}/${kept.denominator}`),
    ).toEqual(['rhythm 4/6', 'off-site 1/2']);
    expect(dialogue.requests?.keptPromises).toMatchObject({ numerator: 4, denominator: 7 });
    expect(dialogue.requests?.blame).toMatchObject({ numerator: 1, denominator: 9 });
    expect(dialogue.signals?.overdue.map(({ key }) => key.id)).toEqual(['plants-merge', 'initech-leasing']);
    expect(assets?.used).toMatchObject({ numerator: 4, denominator: 12 });
    const owed = (side: 'sales' | 'marketing'): ReadonlyArray<string> =>
      pageOne.debts[side].map(({ id, count }) => `${id} ${count}`);
    expect(owed('marketing')).toEqual(
      expect.arrayContaining([
        'unused-assets 8',
        'untold-signals 2',
        'broken-promises 1',
        'missed-meetings:off-site 1',
      ]),
    );
    expect(owed('sales')).toEqual(
      expect.arrayContaining(['broken-promises 1', 'missed-meetings:off-site 1']),
    );
    expect(printed).toMatch(/Meeting: rhythm +held in 4 of 6 periods/);
    expect(printed).toMatch(/Broken: Team West logs every call +91 days late/);
  });

  test('prints every row within the width, and steers no terminal', () => {
    for (const width of [60, 96]) {
      const rows = terminalPage(report, { width, colour: false }).split('\n');
      expect(rows.filter((row) => [...row].length > width)).toEqual([]);
    }
    const hostile = { ...report, head: ['\u001b[2J\u202egone'] };
    expect(terminalPage(hostile, { width: 96, colour: false })).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);
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
    const shown = /```text\n(── Three things to do[\s\S]*?)```/.exec(readme)?.[1]?.split('\n') ?? [];
    const told = new Set(printed.split('\n'));
    const lines = shown.filter((line) => line.trim() !== '' && line.trim() !== '…');
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.filter((line) => !told.has(line))).toEqual([]);
  });
});

describe('the page', () => {
  const pageOf = (of: Review) => htmlPage(of, reportOf(agreement)(of), timeIn(agreement.zone));

  test('holds the figures, the pictures and the lists, and no script', async () => {
    const page = await pageOf(reading);
    const pictures = [...page.matchAll(/<figure>/g)].length;
    expect(pictures).toBeGreaterThan(10);
    expect(page.match(/<svg /g)).toHaveLength(2 * pictures);
    const anchors = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(anchors).size).toBe(anchors.length);
    const links = [...page.matchAll(/ href="([^"]*)"/g)].map(([, link = '']) => link);
    expect(links.every((link) => link.startsWith('#') && anchors.includes(link.slice(1)))).toBe(true);
    for (const { id, owner, leads, names } of [
      ...reading.pageOne.debts.sales,
      ...reading.pageOne.debts.marketing,
    ]) {
      if (leads !== undefined || names !== undefined) expect(anchors).toContain(`lists.${owner}:${id}`);
    }
    expect(page).not.toContain('<script');
    expect(page.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:/);
  });

  test('draws every section that has a picture beside the lines of that section', async () => {
    const page = await pageOf(reading);
    const sections = new Set(reportOf(agreement)(reading).sections.map(({ id }) => id));
    expect([...picturesOf(reading).keys()].filter((id) => !sections.has(id))).toEqual([]);
    for (const specs of picturesOf(reading).values())
      for (const { title } of specs) expect(page).toContain(`<b>${markup(title.text.join(' '))}</b>`);
  });

  test('never turns a journal’s text into markup', async () => {
    const hostile = {
      ...reading,
      exits: [{ exit: 'lost', reason: '<img src=x onerror=alert(1)>', passes: 1 }],
    } as const;
    expect(await pageOf(hostile)).not.toContain('<img');
  });
});
