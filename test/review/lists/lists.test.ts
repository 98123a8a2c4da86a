import { compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { journalOf } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import { review } from 'smarketing/review';
import { listColumns, listCsv, listFileName, owedItems, ownerLists } from 'smarketing/review/lists';
import { describe, expect, test } from 'vitest';
import { sampleAgreement } from '../../../examples/review/sample/agreement.js';
import { generateSample } from '../../../examples/review/sample/generate.js';
import { sampleEnd } from '../../../examples/review/sample/period.js';
import { bare, empty, sample } from '../report/reviews.js';
import { cellsOf } from './cells.js';

const lists = ownerLists(sample.agreement)(sample.review);
const listOf = (owner: string) => lists.find((list) => list.owner === owner);

describe('lists of what each owner owes', () => {
  test('hold one entry for each thing that a debt counts', () => {
    const items = owedItems(sample.agreement)(sample.review);
    const { debts } = sample.review.pageOne;
    for (const { id, owner, count } of [...debts.sales, ...debts.marketing]) {
      expect([id, items.filter((item) => item.debt === id && item.department === owner).length]).toEqual([
        id,
        count,
      ]);
    }
  });

  test('name tools, requests, signals, obligations, programmes and meetings, and who has them', () => {
    const kinds = new Set(owedItems(sample.agreement)(sample.review).map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['asset', 'lead', 'meeting', 'obligation', 'programme', 'request', 'signal']),
    );
    expect(listOf('marketing')?.items.find(({ kind }) => kind === 'asset')).toMatchObject({
      debt: 'unused-assets',
      department: 'marketing',
      party: 'marketing',
      money: [{ currency: 'USD' }],
    });
  });

  test('are one for each department, and one for each team of it with its own leads only', () => {
    expect(lists.map(({ owner }) => owner)).toEqual([
      'marketing',
      'sales',
      'operations',
      'team:central',
      'team:east',
      'team:west',
    ]);
    const east = listOf('team:east')?.items ?? [];
    expect(listOf('team:east')?.name).toBe('Team east');
    expect(east.length).toBeGreaterThan(0);
    expect(east.every(({ department, party }) => department === 'sales' && party === 'team:east')).toBe(true);
    // Leads that Marketing has to take up again are no work of the team that gave them back.
    expect(listOf('marketing')?.items.every(({ party }) => !party.startsWith('team:'))).toBe(true);
  });

  test('are for persons only where both signed that readings may be personal', () => {
    const personal = orThrow(compileAgreement(intlZones)({ ...sampleAgreement, personal: true }));
    const events = generateSample({ seed: 2026, leads: 300, agreement: personal });
    const signed = ownerLists(personal)(review(personal, { asOf: sampleEnd })(journalOf(events)));
    const unsigned = ownerLists(personal)(
      review(personal, { asOf: sampleEnd })(
        journalOf(events.filter(({ type }) => type !== 'approval-given')),
      ),
    );
    expect(signed.filter(({ owner }) => owner.startsWith('person:')).length).toBeGreaterThan(3);
    expect(unsigned.filter(({ owner }) => owner.startsWith('person:'))).toEqual([]);
  });

  test('leave nobody a list who owes nothing', () => {
    expect(ownerLists(empty.agreement)(empty.review)).toEqual([]);
    expect(ownerLists(bare.agreement)(bare.review).every(({ items }) => items.length > 0)).toBe(true);
  });

  test('survive JSON', () => {
    expect(JSON.parse(JSON.stringify(lists))).toEqual(lists);
  });
});

describe('a list as CSV', () => {
  test('has one header for all, and a row for each entry with times of the agreement’s zone', () => {
    for (const list of lists) {
      const [header, ...rows] = cellsOf(listCsv(sample.agreement.zone, sample.review.asOf)(list));
      expect(header).toEqual(listColumns);
      expect(rows).toHaveLength(list.items.length);
      expect(rows.every((row) => row.length === listColumns.length)).toBe(true);
      expect(rows.every((row) => row.at(-1) === 'America/New_York')).toBe(true);
    }
    expect(listColumns).toEqual(
      'owner,department,party,person,debt,kind,system,id,name,pass,since,days,amount,currency,reason,title,request,by,zone'.split(
        ',',
      ),
    );
  });

  test('writes money as numbers with their currency, and days since', () => {
    const [, row] = cellsOf(
      listCsv(
        bare.agreement.zone,
        bare.review.asOf,
      )({
        owner: 'sales',
        name: 'Sales',
        items: [
          {
            debt: 'overdue:accept',
            department: 'sales',
            party: 'team:east',
            kind: 'lead',
            key: { system: 'crm', id: '=cmd|x' },
            name: '=cmd|x',
            since: (bare.review.asOf - 90_000_000) as never,
            money: [
              { minor: 125_050, currency: 'EUR' },
              { minor: -7, currency: 'JPY' },
            ],
            reason: 'overdue',
            title: 'Late.',
            request: 'Do it.',
          },
        ],
      }),
    );
    expect(row).toEqual(
      "sales,sales,team:east,,overdue:accept,lead,crm,'=cmd|x,'=cmd|x,,2026-04-14 14:30,1,1250.50; -7,EUR; JPY,overdue,Late.,Do it.,,Asia/Kolkata".split(
        ',',
      ),
    );
  });
});

describe('the file of a list', () => {
  test('has a name that every file system takes, and its own', () => {
    const owners = [
      'sales',
      'team:east',
      'team:East',
      'team:EAST',
      'team:../../etc/passwd',
      'team:ost',
      'person:',
    ];
    const odd = [
      'person:müller',
      'person:con',
      `team:${'x'.repeat(500)}`,
      'team:a b',
      'team:a-b',
      'person:\u0000',
    ];
    const names = [...owners, ...odd].map(listFileName);
    expect(names.filter((name) => !/^[a-z0-9][a-z0-9-]{0,80}\.csv$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(listFileName('team:east')).toBe('team-east.csv');
  });
});
