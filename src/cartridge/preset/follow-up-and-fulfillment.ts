import type { Currency } from '../../kernel/currency.js';
import type { Cartridge } from '../cartridge.js';
import { amount, times, withinDays, withinHours } from './levels.js';
import { activities, catalogue } from './offer.js';

/** Follow-up and fulfillment: every inquiry gets what it asked for, and Sales gets those that are leads. */
export const followUpAndFulfillment = (
  currency: Currency,
): Cartridge<'inquiry' | 'sales-ready-kit', 'qualified-lead' | 'fulfilment' | 'inquiry-outcome'> => ({
  id: 'follow-up-and-fulfillment',
  title: 'Follow-up and fulfillment',
  position: 6,
  activities: activities({
    'inquiry-desk': 'Answering inquiries',
    qualifying: 'Qualifying and handing over',
    recycling: 'Taking leads back and caring for them',
  }),
  needs: ['inquiry', 'sales-ready-kit'],
  uses: ['referral-inquiry'],
  gives: ['qualified-lead', 'fulfilment', 'inquiry-outcome'],
  services: catalogue(currency, [
    {
      id: 'inquiry-handling',
      title: 'Inquiry handling',
      what: 'An answer to an inquiry, with what was asked for',
      where: 'Telephone, mail and post',
      how: 'By a person, with the approved kit',
      unit: 'hundred inquiries',
      level: withinDays(2),
      cost: [0, 400],
      desk: 25,
      needs: ['inquiry', 'sales-ready-kit'],
      gives: ['fulfilment'],
    },
    {
      id: 'lead-qualification',
      title: 'Qualification',
      what: 'Leads that meet the signed definition, with all required facts',
      where: 'CRM',
      how: 'By the questions of the definition',
      unit: 'hundred inquiries',
      level: amount(40, 'qualified leads', 'month'),
      cost: [0, 1_200],
      desk: 50,
      needs: ['inquiry', 'sales-ready-kit'],
      gives: ['qualified-lead'],
    },
    {
      id: 'hand-over',
      title: 'Hand-over',
      what: 'A qualified lead in the hands of Sales, with guidance',
      where: 'CRM',
      how: 'With campaign, message version, offer and next step',
      unit: 'hundred leads',
      level: withinHours(1),
      cost: [0, 100],
      desk: 10,
      needs: ['inquiry'],
      gives: ['qualified-lead'],
    },
    {
      id: 'result-report',
      title: 'Report of results',
      what: 'What became of the inquiries, by source',
      where: 'Meeting of both departments',
      how: 'From what Sales recorded',
      unit: 'report',
      level: times(1, 'month'),
      cost: [0, 300],
      marketing: 6,
      needs: ['inquiry'],
      gives: ['inquiry-outcome'],
    },
  ]),
});
