import { type CompiledAgreement, compileAgreement } from 'smarketing/agreement';
import { assureServices } from 'smarketing/agreement/services';
import { intlZones } from 'smarketing/calendar';
import { compilePortfolio, type Portfolio, presetPortfolio } from 'smarketing/cartridge';
import { type EventOf, type JournalEvent, journalOf } from 'smarketing/journal';
import { orThrow, type Party } from 'smarketing/kernel';
import { review } from 'smarketing/review';
import { describe, expect, test } from 'vitest';
import { agreement, at } from './story.js';

const preset = presetPortfolio('EUR');
const viewpoint = { asOf: at('2026-03-12T12:00Z') };

const desk = <Type extends 'service-requested' | 'service-delivered'>(
  request: string,
  type: Type,
  when: string,
  data: EventOf<Type>['data'],
): JournalEvent =>
  ({
    schemaVersion: 1,
    source: 'desk',
    id: `${request}-${type}`,
    type,
    occurredAt: at(when),
    subject: { kind: 'service', system: 'desk', id: request },
    data,
  }) as JournalEvent;

/** What has to be fresh is; one question is answered on its second working day, one is not answered at all. */
const journal = journalOf([
  desk('segments', 'service-delivered', '2026-02-20T09:00Z', { service: 'segment-research' }),
  desk('value', 'service-delivered', '2026-02-20T09:00Z', { service: 'value-proposition-design' }),
  desk('answered', 'service-requested', '2026-03-02T10:00Z', { service: 'competitor-watch', by: 'sales' }),
  desk('answered', 'service-delivered', '2026-03-04T09:00Z', { service: 'competitor-watch' }),
  desk('forgotten', 'service-requested', '2026-03-03T10:00Z', { service: 'competitor-watch', by: 'sales' }),
]);

const reviewed = (portfolio: Portfolio = preset, of: CompiledAgreement = agreement) =>
  review(of, viewpoint, {
    deliveriesIn: assureServices(of, viewpoint)(orThrow(compilePortfolio(portfolio))),
  })(journal);

/** The preset with its first cartridge in other hands. */
const ownedBy = (owner: Party): Portfolio => {
  const [first, ...rest] = preset.cartridges;
  return { ...preset, cartridges: first === undefined ? rest : [{ ...first, owner }, ...rest] };
};

describe('services in a review', () => {
  test('stand there with what is overdue among the debts of Marketing', () => {
    const { deliveries, pageOne } = reviewed();
    expect(deliveries?.overdue.map(({ service }) => service)).toEqual(['competitor-watch']);
    expect(pageOne.debts.marketing).toContainEqual(
      expect.objectContaining({
        id: 'overdue-services',
        owner: 'marketing',
        count: 1,
        oldest: at('2026-03-05T10:00Z'),
        names: ['competitor-watch forgotten'],
      }),
    );
    expect(pageOne.debts.sales.map(({ id }) => id)).not.toContain('overdue-services');
  });

  test('are owed by the department of whoever answers for the cartridge, and by Marketing for everybody else', () => {
    const within = orThrow(
      compileAgreement(intlZones)({
        ...agreement.agreement,
        parties: [{ party: 'team:analysts', name: 'Analysts', department: 'sales' }],
      }),
    );
    const owing = ({ pageOne: { debts } }: ReturnType<typeof reviewed>) =>
      [...debts.sales, ...debts.marketing]
        .filter(({ id }) => id === 'overdue-services')
        .map(({ owner }) => owner);
    expect(owing(reviewed(ownedBy('team:analysts'), within))).toEqual(['sales']);
    expect(owing(reviewed(ownedBy('partner:agency'), within))).toEqual(['marketing']);
  });

  test('are not spoken of where nobody looked', () => {
    const { deliveries, pageOne } = review(agreement, viewpoint)(journal);
    expect(deliveries).toBeUndefined();
    expect(pageOne.debts.marketing.map(({ id }) => id)).not.toContain('overdue-services');
  });

  test('survive a trip through JSON', () => {
    const reading = reviewed();
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  });
});
