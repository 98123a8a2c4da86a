import type { Currency } from '../../kernel/currency.js';
import type { Cartridge } from '../cartridge.js';
import { daysBefore, freshFor, times } from './levels.js';
import { activities, catalogue } from './offer.js';

/** Product marketing: what is offered to whom, and in which words. */
export const productMarketing = (
  currency: Currency,
): Cartridge<
  'segment-profile' | 'competitor-profile',
  'value-proposition' | 'message-map' | 'target-list' | 'launch-plan'
> => ({
  id: 'product-marketing',
  title: 'Product marketing',
  position: 2,
  activities: activities({
    positioning: 'Positioning and points of difference',
    messaging: 'Need, capability and proof in words',
    'launch-planning': 'Planning launches',
  }),
  needs: ['segment-profile', 'competitor-profile'],
  uses: ['trend', 'addressable-market'],
  gives: ['value-proposition', 'message-map', 'target-list', 'launch-plan'],
  services: catalogue(currency, [
    {
      id: 'value-proposition-design',
      title: 'Value proposition',
      what: 'Which problem of which customer is solved, with evidence',
      where: 'Sales portal',
      how: 'Workshop of both departments, tested with customers',
      unit: 'proposition',
      level: freshFor(365),
      cost: [0, 5_000],
      marketing: 40,
      sales: 8,
      needs: ['segment-profile', 'competitor-profile'],
      gives: ['value-proposition'],
    },
    {
      id: 'message-mapping',
      title: 'Message map',
      what: 'The agreed words by role and problem',
      where: 'Sales portal',
      how: 'Written from the value proposition, approved by both departments',
      unit: 'map',
      level: daysBefore(30),
      cost: [0, 2_000],
      marketing: 24,
      sales: 4,
      needs: ['value-proposition'],
      gives: ['message-map'],
    },
    {
      id: 'target-listing',
      title: 'Target list',
      what: 'The accounts worth the effort, in order',
      where: 'CRM',
      how: 'Fit of the segment profile, agreed with Sales',
      unit: 'list',
      level: times(1, 'fiscal-quarter'),
      cost: [1_000, 1_000],
      marketing: 16,
      sales: 4,
      needs: ['segment-profile'],
      gives: ['target-list'],
    },
    {
      id: 'launch-planning',
      title: 'Launch plan',
      what: 'What happens when, and who is ready by then',
      where: 'Planning session',
      how: 'A plan with owners, signed off by both departments',
      unit: 'plan',
      level: daysBefore(30),
      cost: [0, 1_500],
      marketing: 30,
      needs: ['message-map'],
      gives: ['launch-plan'],
    },
  ]),
});
