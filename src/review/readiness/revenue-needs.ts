import type { EventOf, JournalEvent } from '../../journal/event.js';
import type { Department } from '../../kernel/party.js';
import type { ReadingNeed } from './reading-need.js';

const endsAs =
  (status: 'won' | 'lost') =>
  (event: JournalEvent): boolean =>
    event.type === status || (isOfDeal(event) && event.data.status === status);

const isOfDeal = (event: JournalEvent): event is EventOf<'opportunity-opened' | 'opportunity-changed'> =>
  event.type === 'opportunity-opened' || event.type === 'opportunity-changed';

const spentBy =
  (department: Department) =>
  (event: JournalEvent): boolean =>
    event.type === 'spend' && event.data.department === department;

const locks =
  (measure: EventOf<'snapshot-locked'>['data']['measure']) =>
  (event: JournalEvent): boolean =>
    event.type === 'snapshot-locked' && event.data.measure === measure;

/** Spend that says what it was for. */
const isNamed = (event: JournalEvent): boolean =>
  event.subject.kind === 'programme' || Object.hasOwn(event.data, 'channel');

const dealTypes = ['opportunity-opened', 'opportunity-changed'] as const;

/** What the readings of money need, in the order of the review. */
export const revenueNeeds = (): ReadonlyArray<ReadingNeed> => {
  const wins = {
    types: ['won', ...dealTypes],
    owner: 'sales',
    among: endsAs('won'),
    what: 'won deals',
  } as const;
  const marketingSpend = {
    types: ['spend'],
    owner: 'marketing',
    among: spentBy('marketing'),
    what: 'what Marketing spends',
  } as const;
  return [
    {
      reading: 'win-rate',
      needs: [
        wins,
        { types: ['lost', ...dealTypes], owner: 'sales', among: endsAs('lost'), what: 'lost deals' },
      ],
    },
    {
      reading: 'sales-cycle',
      needs: [{ types: ['opportunity-opened', 'sales-qualified'], owner: 'sales' }, wins],
    },
    {
      reading: 'marketing-costs',
      needs: [marketingSpend],
      fields: [
        {
          field: 'programme or channel',
          owner: 'marketing',
          of: ['spend'],
          isFilled: isNamed,
          among: spentBy('marketing'),
        },
      ],
    },
    {
      reading: 'acquisition-costs',
      needs: [
        marketingSpend,
        { types: ['spend'], owner: 'sales', among: spentBy('sales'), what: 'what Sales spends' },
        wins,
      ],
    },
    {
      reading: 'quotas',
      needs: [
        {
          types: ['snapshot-locked'],
          owner: 'sales',
          among: locks('quota'),
          what: 'quotas, locked before their period',
        },
      ],
    },
    {
      reading: 'forecasts',
      needs: [
        {
          types: ['snapshot-locked'],
          owner: 'sales',
          among: locks('forecast'),
          what: 'forecasts, locked before their period',
        },
      ],
    },
  ];
};
