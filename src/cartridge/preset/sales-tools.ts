import type { Currency } from '../../kernel/currency.js';
import type { Cartridge } from '../cartridge.js';
import { times, withinDays } from './levels.js';
import { activities, catalogue } from './offer.js';

/** Sales tools: what Sales shows, says and leaves behind, and the training to do so. */
export const salesTools = (
  currency: Currency,
): Cartridge<'message-map' | 'competitor-profile', 'sales-ready-kit' | 'certified-rep'> => ({
  id: 'sales-tools',
  title: 'Sales tools',
  position: 5,
  activities: activities({
    'tool-making': 'Making and renewing tools',
    'pitch-training': 'Training and certification',
  }),
  needs: ['message-map', 'competitor-profile'],
  uses: ['endorsement', 'launch-plan'],
  gives: ['sales-ready-kit', 'certified-rep'],
  services: catalogue(currency, [
    {
      id: 'sales-kit',
      title: 'Sales kit',
      what: 'Pitch, proposal and calculation for each stage and need',
      where: 'Sales portal',
      how: 'Renewed when the message map changes',
      unit: 'kit',
      level: withinDays(5),
      cost: [3_000, 2_000],
      marketing: 30,
      sales: 4,
      needs: ['message-map'],
      gives: ['sales-ready-kit'],
    },
    {
      id: 'battlecard',
      title: 'Battlecards',
      what: 'How to answer each competitor, reviewed card by card',
      where: 'Sales portal, in the deal',
      how: 'From the competitor’s profile and the field’s own news',
      unit: 'review',
      level: times(1, 'fiscal-quarter'),
      cost: [0, 800],
      marketing: 12,
      sales: 2,
      needs: ['competitor-profile', 'message-map'],
      gives: ['sales-ready-kit'],
    },
    {
      id: 'case-study',
      title: 'Case studies',
      what: 'A customer’s own words, by segment and need',
      where: 'Sales portal and web',
      how: 'Interview, approved by the customer',
      unit: 'study',
      level: times(2, 'fiscal-quarter'),
      cost: [0, 2_500],
      marketing: 20,
      needs: ['message-map'],
      gives: ['sales-ready-kit'],
    },
    {
      id: 'pitch-certification',
      title: 'Pitch training and certification',
      what: 'Reps who can hold the conversation',
      where: 'Training day',
      how: 'Practice before both departments, certified by both',
      unit: 'training day',
      level: { kind: 'measured', unit: 'percent of reps certified', direction: 'at-least', value: 80 },
      cost: [1_000, 1_500],
      marketing: 16,
      sales: 40,
      needs: ['message-map'],
      gives: ['certified-rep'],
    },
  ]),
});
