import { type Agreement, capacityOf, compileAgreement, draftAgreement } from 'smarketing/agreement';
import { contractMarkdown } from 'smarketing/agreement/contract';
import { intlZones } from 'smarketing/calendar';
import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { decodeAgreement, encodeAgreement } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const draft = draftAgreement({
  zone: 'UTC',
  currency: 'EUR',
  effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
});
const agreed: Agreement = {
  ...draft,
  parties: [
    { party: 'team:east', name: 'Team East', department: 'sales' },
    { party: 'team:west', name: 'Team West', department: 'sales', members: ['ines', 'jonas'] },
    { party: 'team:south', name: 'Team South', department: 'sales', members: ['kofi', 'lena'] },
  ],
  capacity: [
    { party: 'team:east', leads: 40, per: 'week' },
    { party: 'team:west', person: 'ines', leads: 12, per: 'week' },
    { party: 'team:west', person: 'jonas', leads: 8, per: 'week' },
    { party: 'team:south', person: 'kofi', leads: 12, per: 'week' },
  ],
};

describe('agreed capacity', () => {
  const of = capacityOf(agreed);

  test('is what is agreed of the team, or of all its people', () => {
    expect(of('team:east')).toEqual({ leads: 40, per: 'week' });
    expect(of('team:west')).toEqual({ leads: 20, per: 'week' });
  });

  test('is not made up where it is agreed of some people only, or of nobody', () => {
    expect(of('team:south')).toBeNull();
    expect(of('team:north')).toBeNull();
    expect(capacityOf(draft)('team:east')).toBeNull();
  });

  test('is what is agreed of the team where both are', () => {
    const both = capacityOf({
      ...agreed,
      capacity: [...(agreed.capacity ?? []), { party: 'team:west', leads: 15, per: 'month' }],
    });
    expect(both('team:west')).toEqual({ leads: 15, per: 'month' });
  });

  test('is a gap where it is absent', () => {
    const gaps = (agreement: Agreement) =>
      orThrow(compileAgreement(intlZones)(agreement)).gaps.filter(
        ({ code }) => code === 'capacity-not-agreed',
      );
    expect(gaps(draft)).toEqual([
      {
        code: 'capacity-not-agreed',
        path: ['capacity'],
        message: 'Nothing says how many leads a team can take up.',
        owner: 'sales',
      },
    ]);
    expect(gaps(agreed)).toEqual([]);
  });

  test('stands in the contract', () => {
    const asOf = orThrow(parseInstant('2026-02-01T00:00:00Z'));
    const text = contractMarkdown(orThrow(compileAgreement(intlZones)(agreed)), asOf)([]);
    expect(text).toContain('## What can be taken up');
    expect(text).toContain('- Team East: 40 leads in each week.');
    expect(text).toContain('- ines of Team West: 12 leads in each week.');
  });

  test('survives the wire', () => {
    const compiled = orThrow(decodeAgreement(JSON.parse(JSON.stringify(encodeAgreement(agreed)))));
    expect(compiled.capacity).toEqual(agreed.capacity);
  });
});
