import type { Currency } from '../../kernel/currency.js';
import type { Cartridge } from '../cartridge.js';
import { times, withinDays, workingDaysBefore } from './levels.js';
import { activities, catalogue } from './offer.js';

/** Alliances: partners whose customers are ours too. */
export const alliances = (
  currency: Currency,
): Cartridge<'value-proposition' | 'message-map', 'inquiry' | 'endorsement'> => ({
  id: 'alliances',
  title: 'Alliances',
  position: 4,
  activities: activities({
    'partner-recruiting': 'Finding and agreeing with partners',
    'joint-marketing': 'Marketing with partners',
  }),
  needs: ['value-proposition', 'message-map'],
  uses: ['reached-audience'],
  gives: ['inquiry', 'endorsement'],
  // A partner's inquiry is routed like any other, and can stand in for those of awareness.
  alternatives: ['inquiry'],
  services: catalogue(currency, [
    {
      id: 'co-marketing',
      title: 'Co-marketing',
      what: 'A campaign with a partner',
      where: 'The partner’s channels',
      how: 'One message version, shared cost, inquiries routed like any other',
      unit: 'campaign',
      level: workingDaysBefore(10),
      cost: [1_000, 6_000],
      marketing: 30,
      reach: { perUnit: 0.02, response: 0.03 },
      needs: ['value-proposition', 'message-map'],
      gives: ['inquiry'],
    },
    {
      id: 'partner-kit',
      title: 'Partner kit',
      what: 'What a partner needs to speak for us',
      where: 'Partner portal',
      how: 'Cut from the message map',
      unit: 'kit',
      level: times(1, 'fiscal-quarter'),
      cost: [0, 2_500],
      marketing: 20,
      needs: ['message-map'],
      gives: ['endorsement'],
    },
    {
      id: 'channel-conflict-desk',
      title: 'Conflicts with partners',
      what: 'A decision on who follows up an account',
      where: 'CRM',
      how: 'By the agreed rules, told to both sides',
      unit: 'case',
      level: withinDays(2),
      cost: [0, 50],
      marketing: 1,
    },
  ]),
});
