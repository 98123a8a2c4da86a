import type { Currency } from '../../kernel/currency.js';
import type { Cartridge } from '../cartridge.js';
import { times, withinDays } from './levels.js';
import { activities, catalogue } from './offer.js';

/** Customer marketing: those who bought stay, buy again, and speak for us. */
export const customerMarketing = (
  currency: Currency,
): Cartridge<
  'won-customer' | 'fulfilment',
  'reference' | 'repeat-opportunity' | 'referral-inquiry' | 'retention-signal'
> => ({
  id: 'customer-marketing',
  title: 'Customer marketing',
  position: 7,
  activities: activities({
    onboarding: 'Welcoming customers',
    'customer-dialogue': 'Newsletters, user events and surveys',
    'customer-growth': 'References, referrals and repeat business',
  }),
  needs: ['won-customer', 'fulfilment'],
  gives: ['reference', 'repeat-opportunity', 'referral-inquiry', 'retention-signal'],
  services: catalogue(currency, [
    {
      id: 'reference-programme',
      title: 'References',
      what: 'A customer who will speak to a prospect',
      where: 'Telephone or visit',
      how: 'Asked, briefed and thanked',
      unit: 'reference',
      level: withinDays(5),
      cost: [500, 200],
      marketing: 4,
      needs: ['won-customer', 'fulfilment'],
      gives: ['reference'],
    },
    {
      id: 'expansion-list',
      title: 'List of repeat business',
      what: 'Customers who could use more, and of what',
      where: 'CRM',
      how: 'From use, contracts and the survey',
      unit: 'list',
      level: times(1, 'fiscal-quarter'),
      cost: [0, 1_000],
      marketing: 16,
      needs: ['won-customer'],
      gives: ['repeat-opportunity'],
    },
    {
      id: 'referral-programme',
      title: 'Referrals',
      what: 'Inquiries that customers brought',
      where: 'User events and mail',
      how: 'A thank-you for each, handled like any other inquiry',
      unit: 'campaign',
      level: times(1, 'fiscal-quarter'),
      cost: [500, 2_000],
      marketing: 16,
      needs: ['won-customer'],
      gives: ['referral-inquiry'],
    },
    {
      id: 'satisfaction-survey',
      title: 'Satisfaction and retention survey',
      what: 'Who is content, who may leave, and why',
      where: 'Mail and telephone',
      how: 'The same questions each time',
      unit: 'survey',
      level: times(1, 'fiscal-year'),
      cost: [0, 4_000],
      marketing: 24,
      needs: ['won-customer'],
      gives: ['retention-signal'],
    },
  ]),
});
