import { draftAgreement } from 'smarketing/agreement';
import { intlZones, tableZones, zoneTable } from 'smarketing/calendar';
import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { decodeAgreement, decodeEvents, encodeAgreement } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';
import { specifiers } from '../../scripts/rooms.mjs';
import { root } from '../architecture/source.js';
import { bundleOf, runBare } from './hosts/bare-host.js';
import { journey } from './hosts/journey.js';

/** What a strict content policy, a static resource of a CRM, or a script without modules does not let through. */
const unwelcome = /\beval\s*\(|\bnew Function\b|\bimport\s*\(|\brequire\s*\(|\bimport\.meta\b/g;

describe('each subpath is one classic script that loads on a host without Intl, clock, chance or local time', () => {
  test.each(specifiers)('%s', async (specifier) => {
    const bundle = await bundleOf(`export * from '${specifier}'`);
    expect(runBare(bundle, 'Object.keys(bundle).length > 0')).toBe(true);
    // zod asks once whether it may make code, and goes on without.
    if (specifier !== 'smarketing/schema') expect(bundle.match(unwelcome)).toBe(null);
  });
});

test('from calendars to the review, the bare host answers as this one does', async () => {
  const start = orThrow(parseInstant('2020-01-01T00:00:00Z'));
  const end = orThrow(parseInstant('2036-01-01T00:00:00Z'));
  const tables = { 'America/New_York': orThrow(zoneTable(intlZones, { start, end })('America/New_York')) };
  const bundle = await bundleOf(`
    export { journey } from '${root}test/toolchain/hosts/journey.ts'
    export { tableZones } from 'smarketing/calendar'
  `);
  const answer = runBare(bundle, `bundle.journey(bundle.tableZones(${JSON.stringify(tables)}))`);
  expect(JSON.parse(String(answer))).toEqual(JSON.parse(journey(intlZones)));
  expect(answer).toBe(journey(tableZones(tables)));
});

test('documents are decoded where no code may be made from text', async () => {
  const effectiveFrom = orThrow(parseCivilDate('2026-01-01'));
  const agreement = {
    ...encodeAgreement(draftAgreement({ zone: 'Europe/Berlin', currency: 'EUR', effectiveFrom })),
    staleAfter: '90 days',
  };
  const events = [{ schemaVersion: 1, source: 'crm', id: '1', type: 'won', occurredAt: '2026-03-02' }];
  const bundle = await bundleOf(`export { decodeAgreement, decodeEvents } from 'smarketing/schema'`);
  const answer = runBare(
    bundle,
    `JSON.stringify([bundle.decodeAgreement(${JSON.stringify(agreement)}), bundle.decodeEvents(${JSON.stringify(events)})])`,
  );
  expect(JSON.parse(String(answer))).toEqual(
    JSON.parse(JSON.stringify([decodeAgreement(agreement), decodeEvents(events)])),
  );
});
