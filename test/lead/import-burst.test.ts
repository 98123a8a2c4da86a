import type { LeadEvent, LeadRecord } from 'smarketing/journal';
import { findImportBursts, foldLead, importedEvents, proposedImportLimits } from 'smarketing/lead';
import { describe, expect, test } from 'vitest';
import { at, event } from './story.js';

const limits = { leads: 3, within: 1000 };

const change = (lead: number, milliseconds: number, extras: object = {}): LeadRecord => ({
  key: { system: 'crm', id: `${lead}` },
  events: [
    event(
      '02T09:00',
      'working',
      {},
      {
        id: `${lead}-${milliseconds}`,
        occurredAt: (at('02T09:00') + milliseconds) as LeadEvent['occurredAt'],
        actor: { kind: 'import', id: 'loader' },
        ...extras,
      },
    ),
  ],
});

const leadsOf = (...records: ReadonlyArray<LeadRecord>) =>
  findImportBursts(limits)(records).map(({ leads, events }) => [leads, events.map(({ id }) => id)]);

describe('a bulk load', () => {
  test('is many leads changed at once by one actor', () => {
    expect(findImportBursts(limits)([change(1, 0), change(2, 10), change(3, 999)])).toEqual([
      {
        source: 'crm',
        actor: 'loader',
        from: at('02T09:00'),
        to: at('02T09:00') + 999,
        leads: 3,
        events: [
          { source: 'crm', id: '1-0' },
          { source: 'crm', id: '2-10' },
          { source: 'crm', id: '3-999' },
        ],
      },
    ]);
  });

  test('begins within the second, wherever the second begins', () => {
    const records = [change(9, 0), change(1, 1000), change(2, 1500), change(3, 1999)];
    expect(leadsOf(...records)).toEqual([[3, ['1-1000', '2-1500', '3-1999']]]);
  });

  test('goes on as long as the stream does', () => {
    const stream = [0, 400, 800, 1200, 1600].map((time, lead) => change(lead, time));
    expect(leadsOf(...stream)).toEqual([[5, ['0-0', '1-400', '2-800', '3-1200', '4-1600']]]);
  });

  test('comes twice where there is a pause', () => {
    const twice = [0, 1, 2, 60_000, 60_001, 60_002].map((time, lead) => change(lead, time));
    expect(leadsOf(...twice)).toHaveLength(2);
  });

  test.each([
    ['too few leads', [change(1, 0), change(2, 0)]],
    ['one lead often', [change(1, 0), change(1, 1), change(1, 2)]],
    ['too slow', [change(1, 0), change(2, 500), change(3, 1000)]],
    [
      'by several actors',
      [1, 2, 3].map((lead) => change(lead, 0, { actor: { kind: 'person', id: `${lead}` } })),
    ],
    ['by nobody known', [1, 2, 3].map((lead) => change(lead, 0, { actor: undefined }))],
    ['on a date only', [1, 2, 3].map((lead) => change(lead, 0, { precision: 'date' }))],
    [
      'of anything but stages',
      [1, 2, 3].map((lead) => change(lead, 0, { type: 'profile-changed', data: { facts: {} } })),
    ],
  ])('is not %s', (_, records) => {
    expect(leadsOf(...records)).toEqual([]);
  });

  test('is one for each actor and source, in order', () => {
    const load = (first: number, milliseconds: number, id: string, source: string) =>
      [0, 1, 2].map((n) =>
        change(first + n, milliseconds, { id: `${first + n}`, source, actor: { kind: 'import', id } }),
      );
    const bursts = findImportBursts(limits)([
      ...load(10, 0, 'zoe', 'crm'),
      ...load(20, 0, 'ann', 'web'),
      ...load(30, 0, 'ann', 'crm'),
      ...load(40, -5000, 'zoe', 'web'),
    ]);
    expect(bursts.map(({ source, actor }) => `${source} ${actor}`)).toEqual([
      'web zoe',
      'crm ann',
      'crm zoe',
      'web ann',
    ]);
  });

  test('is found in any order of the leads', () => {
    const records = [0, 1, 2, 3].map((lead) => change(lead, lead * 10));
    expect(leadsOf(...[...records].reverse())).toEqual(leadsOf(...records));
  });

  test('marks what is folded from it', () => {
    const records = [1, 2, 3].map((lead) => change(lead, lead));
    const imported = importedEvents(findImportBursts(limits)(records));
    const [first] = records.map(foldLead({ acceptance: 'none' }, imported));
    expect(first?.passes[0]?.stages.working).toMatchObject({ imported: true });
  });

  test('takes twenty leads by default', () => {
    const records = (count: number) => Array.from({ length: count }, (_, lead) => change(lead, lead));
    expect(findImportBursts(proposedImportLimits)(records(19))).toEqual([]);
    expect(findImportBursts(proposedImportLimits)(records(20))).toHaveLength(1);
  });
});
